import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assembleTrace } from "@/lib/analysis/trace/assemble-trace";
import { computeCriticalPath } from "@/lib/analysis/trace/compute-critical-path";
import { computeSelfTimes } from "@/lib/analysis/trace/compute-self-times";
import type { Span } from "@/lib/domain/span";
import { waterfallOf } from "@/lib/testing/builders/waterfall-of";
import { ALL_TRACES } from "@/lib/testing/gallery/all-traces";
import { arbitrarySpans } from "@/lib/testing/gallery/arbitrary-spans";
import { realisticTrace } from "@/lib/testing/gallery/large-traces";
import { buildWaterfall } from "./build-waterfall";
import { selfTimeNano } from "./self-time";
import { toTraceModel } from "./trace-model";

function expectTheSame(spans: readonly Span[]): void {
  const trace = assembleTrace(spans);
  const criticalPath = computeCriticalPath(trace);
  const model = toTraceModel(buildWaterfall({ trace, criticalPath, logs: [] }));
  const shown = trace.nodes.map((_, row) => selfTimeNano(model, row));
  expect(shown).toEqual([...computeSelfTimes(trace)]);
}

describe("selfTimeNano", () => {
  it("counts overlapping children once, and what runs past the end not at all", () => {
    const rows = [
      { id: "a", depth: 0, at: 0, lasts: 100 },
      { id: "b", depth: 1, at: 10, lasts: 30 },
      { id: "grandchild", depth: 2, at: 12, lasts: 2 },
      { id: "c", depth: 1, at: 20, lasts: 40 },
      { id: "d", depth: 1, at: 90, lasts: 50 },
    ];
    expect(selfTimeNano(toTraceModel(waterfallOf({ rows })), 0)).toBe(40);
  });

  it.each(ALL_TRACES)("is the analysis's own, from what the browser holds: $name", ({ spans }) => {
    expectTheSame(spans());
  });

  it("is the analysis's own whatever is received", () => {
    fc.assert(fc.property(arbitrarySpans, expectTheSame));
  });

  it("is the analysis's own in a trace as services make it", () => {
    expectTheSame(realisticTrace(2_000, 3));
  });
});
