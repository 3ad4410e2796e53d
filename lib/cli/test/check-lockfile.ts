import { z } from "zod";

const Entry = z.object({
  resolved: z.string().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
});
const Lockfile = z.object({ packages: z.record(z.string(), Entry) });

/**
 * What is wrong with a package-lock.json: an optional dependency without an entry (npm leaves out
 * those of other platforms that its registry lacked, and `npm ci` then fails there), and download
 * addresses, which would bind every install to one registry.
 */
export function checkLockfile(lockfile: unknown): readonly string[] {
  const { packages } = Lockfile.parse(lockfile);
  return Object.entries(packages).flatMap(([path, entry]) => [
    ...Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !hasEntry(packages, path, name))
      .map((name) => `${path || "the root"}: its optional dependency ${name} has no entry`),
    ...(entry.resolved?.includes("://") ? [`${path}: holds a download address`] : []),
  ]);
}

/** Looks where Node would: in the package's own node_modules, then in those around it. */
function hasEntry(packages: Readonly<Record<string, unknown>>, path: string, name: string) {
  for (let folder = path; ; folder = parentOf(folder)) {
    if (`${folder === "" ? "" : `${folder}/`}node_modules/${name}` in packages) return true;
    if (folder === "") return false;
  }
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/node_modules/")));
}
