import { describe, expect, it } from "vitest";
import {
  formatCount,
  listSkipped,
  NOTHING,
  ONE_FAILED,
  parsePlaywrightReport,
  parseVitestReport,
  sumCounts,
  withExitCode,
} from "./test-count";

const vitest = {
  numPassedTests: 7,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 2,
  testResults: [{ status: "passed", assertionResults: [{}] }],
};

describe("counting over all runners", () => {
  it("counts Vitest's pending and todo tests as skipped", () => {
    expect(parseVitestReport(vitest)).toEqual({ passed: 7, failed: 0, skipped: 3 });
  });

  it("names what Vitest skipped, since its name says why", () => {
    const ran = { fullName: "capture runs", status: "passed" };
    const left = { fullName: "a real capture: bpftrace is not installed sees", status: "skipped" };
    const testResults = [{ status: "passed", assertionResults: [ran, left] }];
    expect(listSkipped({ ...vitest, testResults })).toEqual([left.fullName]);
  });

  it("counts a test file that does not load as a failure, though none of its tests ran", () => {
    const testResults = [{ status: "failed", assertionResults: [] }];
    expect(parseVitestReport({ ...vitest, testResults }).failed).toBe(1);
  });

  it("counts a flaky Playwright test and an error outside the tests as failures", () => {
    const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 2 };
    const count = parsePlaywrightReport({ stats, errors: [{ message: "no server" }] });
    expect(count).toEqual({ passed: 3, failed: 3, skipped: 2 });
  });

  it("never lets a runner that exits with an error look green", () => {
    expect(withExitCode(NOTHING, 1).failed).toBe(1);
    expect(withExitCode(ONE_FAILED, 1).failed).toBe(1);
    expect(withExitCode(NOTHING, 0)).toEqual(NOTHING);
  });

  it("closes with one plain line over all of them", () => {
    const total = sumCounts([{ passed: 2, failed: 0, skipped: 1 }, ONE_FAILED]);
    expect(formatCount(total)).toBe("2 passed, 1 failed, 1 skipped");
  });

  it("refuses a report it does not understand instead of counting nothing", () => {
    expect(() => parseVitestReport({})).toThrow();
    expect(() => parsePlaywrightReport({ stats: {} })).toThrow();
  });
});
