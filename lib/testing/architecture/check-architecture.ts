import { checkContent } from "./content-rules";
import { findCycles } from "./find-cycles";
import { checkFirstScript } from "./first-script-rules";
import { checkImports } from "./import-rules";
import { checkName } from "./name-rules";
import { readImports } from "./read-imports";
import type { SourceFile, Violation } from "./source-file";

/**
 * Every broken rule of the house in these files: the direction of imports, cycles (type imports
 * count), packages and effects out of their place, libraries in the first script of a page, sizes, depth and names.
 */
export function checkArchitecture(files: readonly SourceFile[]): readonly Violation[] {
  const known = new Set(files.map(({ path }) => path));
  const edges = new Map(
    files.map((file) => [
      file.path,
      readImports(file, known).flatMap(({ target }) =>
        target !== null && known.has(target) ? [target] : [],
      ),
    ]),
  );
  const cycles = findCycles(edges).map((members) => ({
    rule: "cycle",
    path: members[0] ?? "",
    detail: `import each other: ${[...members].sort().join(", ")}`,
  }));
  const broken = files.flatMap((file) => [
    ...checkImports(file, known),
    ...checkContent(file),
    ...checkName(file.path),
  ]);
  return [...broken, ...cycles, ...checkFirstScript(files)];
}
