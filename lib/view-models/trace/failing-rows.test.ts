import { describe, expect, test } from "vitest";
import { type RowSpec, waterfallOf } from "@/lib/testing/builders/waterfall-of";
import { failingRows, leadFailingRow, nearestRow } from "./failing-rows";
import { toTraceModel } from "./trace-model";

const row = (id: string, depth: number, at: number, lasts: number, failed = false): RowSpec => ({
  id,
  depth,
  at,
  lasts,
  flags: failed ? ["error"] : [],
});
const modelOf = (rows: readonly RowSpec[]) => toTraceModel(waterfallOf({ rows }));

describe("failingRows", () => {
  test("a sign of failure counts as a failure", () => {
    const model = modelOf([
      { ...row("a", 0, 0, 10), flags: ["failureSign"] },
      row("b", 1, 0, 5),
      row("c", 1, 5, 5, true),
    ]);
    expect([...failingRows(model)]).toEqual([0, 2]);
  });
});

describe("nearestRow", () => {
  const rows = Int32Array.of(3, 7, 9);

  test("goes to the next and the previous one", () => {
    expect(nearestRow(rows, 3, 1)).toBe(7);
    expect(nearestRow(rows, 8, -1)).toBe(7);
  });

  test("goes round at either end", () => {
    expect(nearestRow(rows, 9, 1)).toBe(3);
    expect(nearestRow(rows, 3, -1)).toBe(9);
  });

  test("finds none among none", () => {
    expect(nearestRow(new Int32Array(), 4, 1)).toBe(-1);
  });
});

describe("leadFailingRow", () => {
  test("follows the last of several retries down to where nothing below fails", () => {
    const model = modelOf([
      row("gateway", 0, 0, 100, true),
      row("first try", 1, 0, 30, true),
      row("second try", 1, 40, 50, true),
      row("bank", 2, 45, 40, true),
      row("audit", 1, 92, 5),
    ]);
    expect(leadFailingRow(model)).toBe(3);
  });

  test("stays with the caller when the callee answered without failing: a 404 is no failure yet", () => {
    const call: RowSpec = { ...row("GET cart", 1, 10, 20, true), kind: "client" };
    const answered = modelOf([row("checkout", 0, 0, 100, true), call, row("cart", 2, 12, 15)]);
    expect(leadFailingRow(answered)).toBe(0);
  });

  test("goes into a call that was given up waiting for: its callee ended later", () => {
    const call: RowSpec = { ...row("Charge", 1, 10, 20, true), kind: "client" };
    const timedOut = modelOf([
      row("checkout", 0, 0, 100, true),
      call,
      row("payments", 2, 12, 90_000_000),
    ]);
    expect(leadFailingRow(timedOut)).toBe(1);
  });

  test("starts at the first failing row when the root recovered", () => {
    const model = modelOf([row("root", 0, 0, 100), row("cache", 1, 0, 10, true)]);
    expect(leadFailingRow(model)).toBe(1);
  });

  test("finds none in a healthy trace", () => {
    expect(leadFailingRow(modelOf([row("root", 0, 0, 100)]))).toBe(-1);
  });

  test("goes 10,000 levels down", () => {
    const deep = Array.from({ length: 10_000 }, (_, n) => row(`s${n}`, n, 0, 10, true));
    expect(leadFailingRow(modelOf(deep))).toBe(9_999);
  });
});

test("leads to the row that the answer names, also where nothing says that it failed itself", () => {
  const rows = [
    { id: "in", depth: 0, at: 0, lasts: 20, flags: ["error"] as const },
    { id: "slow", depth: 1, at: 1, lasts: 18 },
  ];
  expect(leadFailingRow(toTraceModel(waterfallOf({ rows, leadRow: 1 })))).toBe(1);
});
