import { describe, expect, test } from "vitest";
import type { StandoutDto } from "@/lib/domain/contracts/comparison";
import { standoutHref, toStandoutRow } from "./to-standout-row";

const SIDE = {
  traceCount: 10,
  executions: 20,
  selfNano: "5000000",
  ownErrorRate: 0,
  errorFanOut: 0,
  retryAmplification: 1,
};
const CHARGE: StandoutDto = {
  service: "payments",
  name: 'POST "x"',
  kind: "client",
  signs: ["errors", "retries", "latency"],
  before: SIDE,
  after: {
    ...SIDE,
    selfNano: "15000000",
    ownErrorRate: 0.5,
    errorFanOut: 3,
    retryAmplification: 2.96,
  },
  latencyQ: 0.0001,
  examples: ["a".repeat(32)],
};

describe("an operation that stands out", () => {
  test("is told by before and after, with what that means", () => {
    expect(toStandoutRow(CHARGE).facts).toEqual([
      {
        sign: "errors",
        label: "failures that begin here",
        before: "0 %",
        after: "50 %",
        note: "each failed 3 callers too",
      },
      {
        sign: "retries",
        label: "attempts for one call",
        before: "×1",
        after: "×3",
        note: "retried",
      },
      {
        sign: "latency",
        label: "self time of one call",
        before: "5 ms",
        after: "15 ms",
        note: "q < 0.001",
      },
    ]);
  });

  test("was not run is another thing than never failed", () => {
    const before = { ...SIDE, executions: 0 };
    expect(toStandoutRow({ ...CHARGE, before }).facts[0]?.before).toBe("not run");
  });

  test("leads to a trace, searched for it", () => {
    expect(decodeURIComponent(standoutHref(CHARGE, "t1"))).toBe(
      '/traces/t1?find=service="payments" name="POST x"',
    );
  });
});
