import { layerOf, mayImport } from "./layers";
import { type Import, readImports } from "./read-imports";
import { isTest, type SourceFile, type Violation } from "./source-file";

interface PackageRule {
  readonly packages: RegExp;
  readonly folders: RegExp;
  readonly reason: string;
}

/** Packages that only some folders may import. Tests and the demo shop, a system of its own, may import any. */
const PACKAGE_RULES: readonly PackageRule[] = [
  {
    packages: /^(@prisma\/|pg$|pg-copy-streams$|@\/prisma\/generated\/)/,
    // Testing makes and drops databases; prisma's own files configure and migrate.
    folders: /^(lib\/store|lib\/testing|prisma)\/|^prisma\.config\.ts$/,
    reason: "only lib/store speaks to the database",
  },
  {
    packages: /^(react|react-dom|next)(\/|$)/,
    folders: /^(app|components)\/|^(next\.config|instrumentation)\.ts$/,
    reason: "nothing under lib knows React or Next.js",
  },
  {
    packages: /^(@xyflow\/|recharts)/,
    folders: /^components\//,
    reason: "drawing libraries belong to components",
  },
  {
    packages: /^@dagrejs\//,
    folders: /^lib\/view-models\//,
    reason: "graphs are laid out in lib/view-models",
  },
];

const EFFECTS = /^node:(fs|net|http|https|child_process|dns|os|process|worker_threads|timers)/;
const PURE = /^lib\/(domain|otlp|analysis|tracepack|evaluation|view-models)\//;

/** Imports that run against the one direction, or bring a package where it does not belong. */
export function checkImports(file: SourceFile, known: ReadonlySet<string>): readonly Violation[] {
  return readImports(file, known).flatMap((imported) => [
    ...checkEdge(file.path, imported),
    ...checkPackage(file.path, imported.specifier),
  ]);
}

function checkEdge(path: string, { specifier, target }: Import): readonly Violation[] {
  if (target === null) return [];
  if (isTest(target)) {
    return [{ rule: "import direction", path, detail: `imports the test ${specifier}` }];
  }
  const from = layerOf(path);
  const to = layerOf(target);
  if (isTest(path) || from === null || to === null || mayImport(from, to)) return [];
  return [{ rule: "import direction", path, detail: `${from} may not import ${to}: ${specifier}` }];
}

function checkPackage(path: string, specifier: string): readonly Violation[] {
  if (isTest(path) || path.startsWith("e2e/")) return [];
  const found = PACKAGE_RULES.filter(
    ({ packages, folders }) => packages.test(specifier) && !folders.test(path),
  ).map(({ reason }) => ({ rule: "package", path, detail: `imports ${specifier}: ${reason}` }));
  if (PURE.test(path) && EFFECTS.test(specifier)) {
    found.push({ rule: "purity", path, detail: `imports ${specifier} in a pure folder` });
  }
  return found;
}
