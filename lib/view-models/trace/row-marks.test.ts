import { describe, expect, test } from "vitest";
import { type RowSpec, waterfallOf } from "@/lib/testing/builders/waterfall-of";
import { criticalSegments } from "./critical-segments";
import { indentOf } from "./indent";
import { logTicks } from "./log-ticks";
import { buildMinimap } from "./minimap";
import { wholeRange } from "./time-range";
import { toTraceModel } from "./trace-model";

const row = (id: string, depth: number, at: number, lasts: number): RowSpec => ({
  id,
  depth,
  at,
  lasts,
});
const RANGE = wholeRange(10_000);

describe("criticalSegments", () => {
  test("joins stretches that the eye could not tell apart, and keeps the others apart", () => {
    const model = toTraceModel(
      waterfallOf({
        rows: [row("a", 0, 0, 10_000), row("b", 1, 2_000, 3_000)],
        critical: [
          [0, 0, 1_995],
          [0, 2_000, 500],
          [1, 2_500, 2_500],
          [0, 5_000, 5_000],
        ],
      }),
    );
    expect(criticalSegments(model, 0, RANGE)).toEqual([
      { leftPercent: 0, widthPercent: 25 },
      { leftPercent: 50, widthPercent: 50 },
    ]);
    expect(criticalSegments(model, 1, RANGE)).toEqual([{ leftPercent: 25, widthPercent: 25 }]);
  });

  test("draws at most a few hundred lines for a row with 50,000 stretches", () => {
    const stretches = Array.from({ length: 50_000 }, (_, n) => [0, n * 2, 1] as const);
    const model = toTraceModel(
      waterfallOf({ rows: [row("a", 0, 0, 100_000)], critical: stretches }),
    );
    expect(criticalSegments(model, 0, wholeRange(100_000)).length).toBeLessThan(900);
  });

  test("leaves out what lies outside the range", () => {
    const model = toTraceModel(
      waterfallOf({ rows: [row("a", 0, 0, 10_000)], critical: [[0, 0, 1_000]] }),
    );
    expect(criticalSegments(model, 0, { fromNano: 5_000, toNano: 10_000 })).toEqual([]);
  });
});

describe("logTicks", () => {
  test("records on the same spot are one mark with the gravest level among them", () => {
    const model = toTraceModel(
      waterfallOf({
        rows: [row("a", 0, 0, 10_000)],
        logs: [
          [0, 5_000, "info"],
          [0, 5_001, "error"],
          [0, 5_002, "warn"],
          [0, 9_000, "debug"],
          [-1, 1_000, "fatal"],
        ],
      }),
    );
    expect(logTicks(model, [0], RANGE)).toEqual([
      { percent: 50, count: 3, level: "error" },
      { percent: 90, count: 1, level: "debug" },
    ]);
  });
});

describe("indentOf", () => {
  test("stops growing, and says the depth in digits from there on", () => {
    expect(indentOf(16).depthMark).toBeNull();
    expect(indentOf(17)).toEqual({ px: indentOf(16).px, depthMark: "17" });
    expect(indentOf(9_999)).toEqual({ px: indentOf(16).px, depthMark: "9999" });
  });
});

describe("buildMinimap", () => {
  test("gives each row its own lane while there are lanes", () => {
    const model = toTraceModel(
      waterfallOf({ rows: [row("a", 0, 0, 1_000), row("b", 1, 500, 250)] }),
    );
    expect(buildMinimap(model, 10, 4).runs).toEqual([
      { lane: 0, from: 0, length: 4, service: 0 },
      { lane: 1, from: 2, length: 1, service: 0 },
    ]);
  });

  test("shows the deeper row where two share a cell", () => {
    const model = toTraceModel(
      waterfallOf({
        rows: [
          { ...row("a", 0, 0, 1_000), service: "a" },
          { ...row("b", 1, 500, 500), service: "b" },
        ],
      }),
    );
    expect(buildMinimap(model, 1, 4).runs).toEqual([
      { lane: 0, from: 0, length: 2, service: 0 },
      { lane: 0, from: 2, length: 2, service: 1 },
    ]);
  });

  test("leaves no failure and no row without a cell, even without duration", () => {
    const model = toTraceModel(waterfallOf({ rows: [{ ...row("a", 0, 0, 0), flags: ["error"] }] }));
    const map = buildMinimap(model, 4, 4);
    expect(map.runs).toHaveLength(1);
    expect(map.failures).toEqual([0]);
  });

  test("grows with lanes and buckets, not with rows", () => {
    const rows = Array.from({ length: 20_000 }, (_, n) => row(`s${n}`, n === 0 ? 0 : 1, n, 40));
    const map = buildMinimap(toTraceModel(waterfallOf({ rows })), 16, 200);
    expect(map.runs.length).toBeLessThanOrEqual(16 * 200);
  });
});
