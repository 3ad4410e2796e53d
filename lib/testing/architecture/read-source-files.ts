import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { SourceFile } from "./source-file";

const FOLDERS = ["app", "components", "lib", "prisma", "e2e"];
const CODE = /\.(tsx?|mts|mjs)$/;
const NOT_OURS = /^prisma\/generated\/|\.d\.ts$/;

/** The code of the repository: its folders, and the files beside package.json. */
export function readSourceFiles(root: string): readonly SourceFile[] {
  const inFolders = FOLDERS.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).map((file) =>
      path.posix.join(folder, file.split(path.sep).join("/")),
    ),
  );
  return [...readdirSync(root), ...inFolders]
    .filter((file) => CODE.test(file) && !NOT_OURS.test(file))
    .map((file) => ({ path: file, text: readFileSync(path.join(root, file), "utf8") }));
}
