import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assembleTrace } from "@/lib/analysis/trace/assemble-trace";
import { computeSelfTimes } from "@/lib/analysis/trace/compute-self-times";
import { operationKey } from "@/lib/analysis/trace/operation-key";
import { nodeTimes } from "@/lib/analysis/trace/relative-times";
import type { Span } from "@/lib/domain/span";
import { nodeNamed } from "@/lib/testing/builders/node-named";
import { type SpanSpec, spansOf } from "@/lib/testing/builders/span-of";
import { arbitrarySpans } from "@/lib/testing/gallery/arbitrary-spans";
import { lateCallee } from "@/lib/testing/gallery/failing-calls";
import { deepTrace, wideTrace } from "@/lib/testing/gallery/large-traces";
import { computeLatencySlice } from "./compute-latency-slice";
import { retimeTrace } from "./retime-trace";

const MS = 1_000_000;

/** Duration in milliseconds of the first root when the named spans keep a share of their self time. */
function retimed(spans: readonly Span[], shares: Readonly<Record<string, number>>): number {
  const trace = assembleTrace(spans);
  const nano = retimeTrace({
    trace,
    times: nodeTimes(trace),
    root: 0,
    ownShare: (index) => {
      const node = trace.nodes[index];
      return node?.kind === "span" ? (shares[node.span.name] ?? 1) : 1;
    },
  });
  return nano / MS;
}

const SEQUENCE: readonly SpanSpec[] = [
  { id: "parent", at: 0, lasts: 14 },
  { id: "A", parent: "parent", at: 1, lasts: 7 },
  { id: "B", parent: "parent", at: 9, lasts: 4 },
];

describe("retiming", () => {
  it("changes nothing while every node keeps its self time", () => {
    expect(retimed(spansOf(SEQUENCE), {})).toBe(14);
  });

  it("starts a child earlier when what it waited for ends earlier", () => {
    expect(retimed(spansOf(SEQUENCE), { A: 1 / 7 })).toBe(8);
  });

  it("shrinks the parent's self time between its children", () => {
    expect(retimed(spansOf(SEQUENCE), { parent: 0 })).toBe(11);
  });

  it("gains nothing from a child that ran beside a longer one", () => {
    const specs: SpanSpec[] = [
      { id: "parent", at: 0, lasts: 10 },
      { id: "quick", parent: "parent", at: 0, lasts: 5 },
      { id: "slow", parent: "parent", at: 0, lasts: 10 },
    ];
    expect(retimed(spansOf(specs), { quick: 0 })).toBe(10);
    expect(retimed(spansOf(specs), { slow: 0 })).toBe(5);
  });

  it("sets a caller free that had given up, once its callee is quick enough", () => {
    // backoff 13 ms -> 1.3 ms: the server answers after 2 + 1 + 1 ms instead of never
    expect(retimed(lateCallee(), { backoff: 0.1 })).toBeLessThan(7);
    expect(retimed(lateCallee(), { backoff: 0.9 })).toBe(12);
  });

  it("never grows, whatever is received and whatever shrinks", () => {
    fc.assert(
      fc.property(arbitrarySpans, fc.double({ min: 0, max: 1, noNaN: true }), (spans, share) => {
        const trace = assembleTrace(spans);
        const times = nodeTimes(trace);
        for (const node of trace.nodes) {
          const full = Number(node.endUnixNano - node.startUnixNano);
          const root = node.index;
          expect(retimeTrace({ trace, times, root, ownShare: () => 1 })).toBe(full);
          const less = retimeTrace({ trace, times, root, ownShare: () => share });
          expect(less).toBeLessThanOrEqual(full);
        }
      }),
    );
  });

  it.each([
    ["deep", deepTrace(50_000)],
    ["wide", wideTrace(50_000)],
  ])("retimes a %s trace of 50,000 spans", (_shape, spans) => {
    const trace = assembleTrace(spans);
    const halved = retimeTrace({ trace, times: nodeTimes(trace), root: 0, ownShare: () => 0.5 });
    expect(halved / Number(trace.endUnixNano - trace.startUnixNano)).toBeCloseTo(0.5, 3);
  });
});

describe("the slice of a latency symptom", () => {
  const slow = spansOf([
    { id: "entry", kind: "server", at: 0, lasts: 100 },
    { id: "render", parent: "entry", at: 1, lasts: 9 },
    { id: "query", parent: "entry", at: 10, lasts: 60 },
    { id: "rank", parent: "entry", at: 70, lasts: 28 },
  ]);
  const trace = assembleTrace(slow);
  const key = (name: string) => operationKey(nodeNamed(trace, name).span);
  const healthySelfNano = new Map([
    [key("entry"), 3 * MS],
    [key("render"), 8 * MS],
    [key("query"), 10 * MS],
    [key("rank"), 8 * MS],
  ]);

  it("is the one operation that explains it when one is enough", () => {
    const slice = computeLatencySlice(trace, { thresholdNano: 60 * MS, healthySelfNano });
    expect(slice).toMatchObject({ status: "ok", operations: [key("query")] });
    expect([slice.beforeNano, slice.afterNano]).toEqual([100 * MS, 50 * MS]);
    expect(slice.nodes).toEqual([nodeNamed(trace, "query").index]);
  });

  it("leaves nothing out that is needed", () => {
    const slice = computeLatencySlice(trace, { thresholdNano: 35 * MS, healthySelfNano });
    expect(slice.operations).toEqual([key("query"), key("rank")]);
  });

  it("fails, with the reason, when healthy self times do not help", () => {
    expect(computeLatencySlice(trace, { thresholdNano: MS, healthySelfNano })).toMatchObject({
      status: "failed",
      reasons: ["healthy self times alone do not make it fast enough"],
    });
  });

  it("fails, with the reason, when nothing was slow", () => {
    expect(computeLatencySlice(trace, { thresholdNano: 100 * MS, healthySelfNano })).toMatchObject({
      status: "failed",
      reasons: ["the symptom is not slower than its threshold"],
    });
  });

  it("is 1-minimal", () => {
    fc.assert(
      fc.property(arbitrarySpans, fc.integer({ min: 1, max: 19 }), (spans, limitMs) => {
        const received = assembleTrace(spans);
        const self = computeSelfTimes(received);
        const healthy = new Map<string, number>();
        for (const node of received.nodes) {
          if (node.kind === "span")
            healthy.set(operationKey(node.span), (self[node.index] ?? 0) / 3);
        }
        const input = { thresholdNano: limitMs * MS, healthySelfNano: healthy };
        const slice = computeLatencySlice(received, input);
        if (slice.status === "failed") return;
        expect(slice.afterNano).toBeLessThanOrEqual(limitMs * MS);
        for (const left of slice.operations) {
          const others = new Map(
            [...healthy].filter(
              ([operation]) => slice.operations.includes(operation) && operation !== left,
            ),
          );
          const without = computeLatencySlice(received, { ...input, healthySelfNano: others });
          expect(without.status).toBe("failed");
        }
      }),
    );
  });
});
