import type { Violation } from "./source-file";

const VAGUE = /(^|-)(utils?|helpers?|common|manager|misc|v\d+)$/i;
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const MAX_LIB_FOLDERS = 3;

/** How files and folders are called, and how deep they lie. */
export function checkName(path: string): readonly Violation[] {
  const folders = path.split("/");
  const file = folders.pop() ?? "";
  const stem = file.split(".")[0] ?? "";
  const violations: Violation[] = [];
  for (const name of [...folders.filter((folder) => folder !== "v1"), stem]) {
    if (VAGUE.test(name)) {
      violations.push({ rule: "name", path, detail: `"${name}" says nothing of what is inside` });
    }
  }
  if (!KEBAB.test(stem)) {
    violations.push({ rule: "name", path, detail: `"${file}" is not kebab-case` });
  }
  if (folders[0] === "lib" && folders.length > MAX_LIB_FOLDERS) {
    violations.push({ rule: "depth", path, detail: `deeper than lib/a/b/file.ts` });
  }
  return violations;
}
