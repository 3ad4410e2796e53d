import { readImports } from "./read-imports";
import { isTest, type SourceFile, type Violation } from "./source-file";

/** Libraries that a page fetches when it comes to them, not before it can be used. */
const LATER =
  /^(zod|cmdk|recharts|@xyflow\/react|@dagrejs\/dagre|@uiw\/react-codemirror|@codemirror\/.+)$/;

/**
 * Libraries that stand in the first script of a page: what `app` imports of the components, and all
 * that those import by value, at once. What is behind an `import()` comes later.
 */
export function checkFirstScript(files: readonly SourceFile[]): readonly Violation[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const known = new Set(byPath.keys());
  const ways = new Map<string, string>();
  const open: string[] = [];
  const meet = (path: string, way: string) => {
    if (ways.has(path)) return;
    ways.set(path, way);
    open.push(path);
  };
  const atOnce = (file: SourceFile) =>
    readImports(file, known).filter(({ when }) => when === "now");
  for (const file of files) {
    if (!file.path.startsWith("app/") || isTest(file.path)) continue;
    for (const { target } of atOnce(file)) {
      if (target?.startsWith("components/")) meet(target, `${file.path} > ${target}`);
    }
  }
  const broken: Violation[] = [];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const file = byPath.get(path);
    const way = ways.get(path) ?? path;
    for (const { specifier, target } of file === undefined ? [] : atOnce(file)) {
      if (target !== null) meet(target, `${way} > ${target}`);
      else if (LATER.test(specifier)) {
        broken.push({ rule: "first script", path, detail: `begins with ${specifier}: ${way}` });
      }
    }
  }
  return broken;
}
