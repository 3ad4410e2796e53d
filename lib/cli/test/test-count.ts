import { z } from "zod";

/** What one runner, or one check, has to say: each check counts as one test. */
export interface TestCount {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const NOTHING: TestCount = { passed: 0, failed: 0, skipped: 0 };
export const ONE_PASSED: TestCount = { ...NOTHING, passed: 1 };
export const ONE_FAILED: TestCount = { ...NOTHING, failed: 1 };

const VitestReport = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

const PlaywrightReport = z.object({
  stats: z.object({
    expected: z.int(),
    unexpected: z.int(),
    flaky: z.int(),
    skipped: z.int(),
  }),
  errors: z.array(z.unknown()),
});

/** Adds up over runners. */
export function sumCounts(counts: readonly TestCount[]): TestCount {
  return counts.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    NOTHING,
  );
}

/** Reads Vitest's JSON report. A file that could not even be loaded counts as one failed test. */
export function parseVitestReport(report: unknown): TestCount {
  const { testResults, ...numbers } = VitestReport.parse(report);
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  return {
    passed: numbers.numPassedTests,
    failed: numbers.numFailedTests + unloaded.length,
    skipped: numbers.numPendingTests + numbers.numTodoTests,
  };
}

const SkippedNames = z.object({
  testResults: z.array(
    z.object({
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});
const NOT_RUN: ReadonlySet<string> = new Set(["pending", "skipped", "todo", "disabled"]);

/** The names of the tests in Vitest's JSON report that did not run: they say why. */
export function listSkipped(report: unknown): readonly string[] {
  return SkippedNames.parse(report).testResults.flatMap(({ assertionResults }) =>
    assertionResults.flatMap(({ fullName, status }) => (NOT_RUN.has(status) ? [fullName] : [])),
  );
}

/** Reads Playwright's JSON report. A flaky test is a failed one; so is an error outside the tests. */
export function parsePlaywrightReport(report: unknown): TestCount {
  const { stats, errors } = PlaywrightReport.parse(report);
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}

/** A runner that ended with an error although no test failed has failed itself. */
export function withExitCode(count: TestCount, exitCode: number): TestCount {
  return exitCode === 0 || count.failed > 0 ? count : { ...count, failed: 1 };
}

/** The closing line of a run. */
export function formatCount({ passed, failed, skipped }: TestCount): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
