import { isTest, type SourceFile, stripComments, type Violation } from "./source-file";

const PURE = /^lib\/(domain|otlp|analysis|tracepack|evaluation|view-models)\//;
const IMPURE = [
  /\bDate\.now\b/,
  /\bnew Date\(\s*\)/,
  /\bMath\.random\b/,
  /\brandomUUID\b/,
  /\bperformance\.now\b/,
];

/**
 * Who reads process.env besides lib/env.ts. The `.mjs` bootstraps run before anything is installed
 * and cannot import it; Next.js replaces NEXT_RUNTIME in instrumentation.ts while it builds; the
 * test server's address travels to the tests' workers; Prisma loads its own configuration; e2e drives the product
 * from outside.
 */
const READS_ENV =
  /^(lib\/env\.ts|lib\/testing\/integration-server\.ts|instrumentation\.ts|prisma\.config\.ts|e2e\/.*)$|\.mjs$/;

const MAX_LINES = 400;
const MAX_ROUTE_LINES = 60;
const MAX_PAGE_LINES = 80;

/** What a file holds: no clock or chance in pure folders, settings read in one place, nothing grown large. */
export function checkContent(file: SourceFile): readonly Violation[] {
  const code = stripComments(file.text);
  return [...checkPurity(file.path, code), ...checkEnv(file.path, code), ...checkSize(file)];
}

function checkPurity(path: string, code: string): readonly Violation[] {
  if (isTest(path) || !PURE.test(path)) return [];
  return IMPURE.flatMap((pattern) => {
    const [found] = pattern.exec(code) ?? [];
    return found ? [{ rule: "purity", path, detail: `uses ${found}; take it as an argument` }] : [];
  });
}

function checkEnv(path: string, code: string): readonly Violation[] {
  if (READS_ENV.test(path) || !/\bprocess\s*\.\s*env\b/.test(code)) return [];
  return [{ rule: "environment", path, detail: "reads the environment itself; use lib/env.ts" }];
}

function checkSize({ path, text }: SourceFile): readonly Violation[] {
  const lines = text.trimEnd().split("\n").length;
  const limit = limitOf(path);
  return lines > limit ? [{ rule: "size", path, detail: `${lines} lines; at most ${limit}` }] : [];
}

function limitOf(path: string): number {
  if (/^app\/(.*\/)?route\.ts$/.test(path)) return MAX_ROUTE_LINES;
  if (/^app\/(.*\/)?page\.tsx$/.test(path)) return MAX_PAGE_LINES;
  return MAX_LINES;
}
