import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assembleTrace } from "@/lib/analysis/trace/assemble-trace";
import { operationKey } from "@/lib/analysis/trace/operation-key";
import { freezeDeeply } from "@/lib/testing/builders/freeze-deeply";
import { nameOfNode, nodeNamed } from "@/lib/testing/builders/node-named";
import { type SpanSpec, spansOf } from "@/lib/testing/builders/span-of";
import { ALL_TRACES } from "@/lib/testing/gallery/all-traces";
import { arbitraryOrders, arbitrarySpans } from "@/lib/testing/gallery/arbitrary-spans";
import { failingConsumer } from "@/lib/testing/gallery/asynchronous";
import * as failing from "@/lib/testing/gallery/failing-calls";
import { realisticTrace } from "@/lib/testing/gallery/large-traces";
import { computeSlice } from "./compute-slice";
import { countHealing } from "./count-healing";
import { toFailureModel } from "./failure-model";
import { learnTolerance } from "./learn-tolerance";
import { replayFailure } from "./replay-failure";

function sliceOf(spans: Parameters<typeof assembleTrace>[0]) {
  const trace = assembleTrace(spans);
  const slice = computeSlice(trace);
  const names = (nodes: readonly number[]) => nodes.map((node) => nameOfNode(trace.nodes[node]));
  return { trace, slice, causes: names(slice.causes), nodes: names(slice.nodes) };
}

describe("the slice of a failure", () => {
  it("leads from the symptom down to the origin and nowhere else", () => {
    const { causes, nodes, slice } = sliceOf(failing.propagatedFailure());
    expect(causes).toEqual(["round"]);
    expect(nodes).toEqual(["gateway", "call", "serve", "round"]);
    expect(slice.status).toBe("ok");
  });

  it("needs every independent fault removed", () => {
    expect(sliceOf(failing.twoIndependentFaults()).causes).toEqual(["tax", "stock"]);
  });

  it("needs one attempt of a retried call to succeed, and shows that all of them failed", () => {
    const { causes, nodes, slice } = sliceOf(failing.retriedInVain());
    expect(causes).toHaveLength(1);
    expect(nodes).toEqual(["entry", "POST /charge", "POST /charge", "POST /charge"]);
    expect(slice.edges.map((edge) => edge.kind)).toEqual(["attempt", "attempt", "attempt"]);
  });

  it("chooses the attempt that takes the fewest removals", () => {
    const attempt = { parent: "entry", name: "POST", kind: "client", error: "503" } as const;
    const { causes } = sliceOf(
      spansOf([
        { id: "entry", kind: "server", at: 0, lasts: 30, error: "502" },
        { ...attempt, id: "first", at: 1, lasts: 8 },
        { id: "x", parent: "first", service: "x", kind: "server", at: 2, lasts: 2, error: "boom" },
        { id: "y", parent: "first", service: "y", kind: "server", at: 5, lasts: 2, error: "boom" },
        { ...attempt, id: "second", at: 12, lasts: 8 },
        {
          id: "z",
          parent: "second",
          service: "z",
          kind: "server",
          at: 13,
          lasts: 2,
          error: "boom",
        },
      ]),
    );
    expect(causes).toEqual(["z"]);
  });

  it("stops at the handler whose callee rightly refused", () => {
    expect(sliceOf(failing.badRequestRetried()).causes).toEqual(["checkout"]);
  });

  it("leads through a callee that was late without saying so", () => {
    expect(sliceOf(failing.lateCallee()).causes).toEqual(["backoff"]);
    expect(sliceOf(failing.abandonedServer()).causes).toEqual(["settle"]);
  });

  it("starts at the consumer when the request itself was green", () => {
    const { slice, trace, causes } = sliceOf(failingConsumer());
    expect(nameOfNode(trace.nodes[slice.symptom ?? -1])).toBe("process");
    expect(causes).toEqual(["charge"]);
  });

  it("fails, with the reason, when callers survived everything", () => {
    expect(sliceOf(failing.cacheFallback()).slice).toMatchObject({
      status: "failed",
      reasons: ["nothing failed that was not retried or survived by its caller"],
    });
  });

  it("fails, with the reason, for a symptom that did not fail", () => {
    const trace = assembleTrace(failing.cacheFallback());
    const slice = computeSlice(trace, { symptom: nodeNamed(trace, "entry").index });
    expect(slice.reasons).toEqual(["the chosen symptom did not fail"]);
  });
});

describe("a quorum", () => {
  const shard = (i: number): SpanSpec => ({
    id: `shard-${i}`,
    parent: "search",
    name: "query shard",
    kind: "client",
    at: 1,
    error: "down",
    attributes: { "server.address": `shard-${i}` },
  });
  const healthy = spansOf([{ id: "search", kind: "server", lasts: 20 }, shard(1), shard(2)]);
  const broken = spansOf([
    { id: "search", kind: "server", lasts: 20, error: "too few shards" },
    ...[1, 2, 3, 4].map(shard),
  ]);

  it("is learnt from what callers survived, and only the failures beyond it need healing", () => {
    const tolerated = learnTolerance([assembleTrace(healthy)]);
    const slice = computeSlice(assembleTrace(broken), { tolerated });
    expect(slice.causes).toHaveLength(2);
    expect(computeSlice(assembleTrace(broken)).causes).toHaveLength(4);
  });
});

describe("whatever is received", () => {
  it("removing the causes lets the symptom pass, and leaving any one of them in does not", () => {
    fc.assert(
      fc.property(arbitrarySpans, (spans) => {
        const trace = assembleTrace(spans);
        const slice = computeSlice(trace);
        if (slice.status === "failed") return;
        const model = toFailureModel(trace);
        const failsWithout = (causes: readonly number[]) => {
          const removed = new Set(causes);
          return replayFailure(model, (cause) => removed.has(cause));
        };
        expect(failsWithout([])).toBe(true);
        expect(failsWithout(slice.causes)).toBe(false);
        for (const kept of slice.causes) {
          expect(failsWithout(slice.causes.filter((cause) => cause !== kept))).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("no smaller set of causes would do", () => {
    fc.assert(
      fc.property(arbitrarySpans, (spans) => {
        const trace = assembleTrace(spans);
        const { causes, status } = computeSlice(trace);
        const model = toFailureModel(trace);
        const own = [...model.ownCause];
        if (status === "failed" || own.length > 10) return;
        for (let set = 0; set < 2 ** own.length; set += 1) {
          const removed = new Set(own.filter((_, bit) => (set >> bit) & 1));
          if (removed.size >= causes.length) continue;
          expect(replayFailure(model, (cause) => removed.has(cause))).toBe(true);
        }
      }),
    );
  });

  it("gives the same slice for every order of input", () => {
    fc.assert(
      fc.property(arbitraryOrders, ([spans, shuffled]) => {
        expect(sliceOf(shuffled).slice).toEqual(sliceOf(spans).slice);
      }),
    );
  });

  it.each(ALL_TRACES)("leaves the trace untouched: $name", ({ spans }) => {
    const trace = freezeDeeply(assembleTrace(spans()));
    expect(() => computeSlice(trace)).not.toThrow();
  });

  it("slices a realistic trace of 50,000 spans", () => {
    const { slice } = sliceOf(realisticTrace(50_000, 3));
    expect(slice.status).toBe("ok");
    expect(slice.causes.length).toBeGreaterThan(0);
  });
});

describe("what heals many traces", () => {
  const traces = [
    assembleTrace(failing.propagatedFailure()),
    assembleTrace(failing.propagatedFailure()),
    assembleTrace(failing.twoIndependentFaults()),
    assembleTrace(failing.cacheFallback()),
  ];

  it("counts the failing traces that pass without what an operation caused of itself", () => {
    const [first] = traces;
    if (first === undefined) throw new Error("there are traces");
    const key = operationKey(nodeNamed(first, "round").span);
    expect(countHealing(traces, new Set([key]))).toEqual({ heals: 2, of: 3 });
    expect(countHealing(traces, new Set())).toEqual({ heals: 0, of: 3 });
  });
});
