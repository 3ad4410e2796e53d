import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const FOLDERS = ["app", "components", "lib", "public", "prisma"];
const FILES = [
  "instrumentation.ts",
  "next.config.ts",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
];
/** What the build never reads. */
const SKIPPED =
  /^(prisma\/(seed|migrations|generated)|lib\/(testing|cli))\/|\.(test|spec)\.tsx?$|\.md$/;

/** Hash of every file that the build depends on: name and content. */
export function hashSources(root: string): string {
  const folders = FOLDERS.filter((folder) => existsSync(path.join(root, folder)));
  const inFolders = folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name))),
  );
  const beside = readdirSync(root).filter((name) => FILES.includes(name));
  const hash = createHash("sha256").update(process.versions.node);
  for (const file of [...inFolders, ...beside].sort()) {
    if (SKIPPED.test(file.split(path.sep).join("/"))) continue;
    hash.update(`\0${file}\0`).update(readFileSync(path.join(root, file)));
  }
  return hash.digest("hex");
}
