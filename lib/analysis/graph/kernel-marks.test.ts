import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assembleTrace } from "@/lib/analysis/trace/assemble-trace";
import { spanIdOf } from "@/lib/testing/builders/ids";
import { spansOf } from "@/lib/testing/builders/span-of";
import { arbitrarySpans } from "@/lib/testing/gallery/arbitrary-spans";
import { buildCausalGraph, CAUSAL_GRAPH_LIMITS } from "./build-causal-graph";
import { type KernelAnnotation, markNodes } from "./kernel-marks";

const REFUSED = { words: "connect → 127.0.0.1:5432 refused", failed: true };
const annotation = (given: Partial<KernelAnnotation>): KernelAnnotation => ({
  node: 0,
  words: "off the CPU for 2.0 ms",
  failed: false,
  grade: "unique",
  durationNano: 2_000_000,
  anchors: ["kernel:a"],
  ...given,
});

describe("marks of the kernel on a node", () => {
  it("tell the same thing once with its count and its longest, failures first", () => {
    const marks = markNodes(
      [
        annotation({}),
        annotation({
          words: "off the CPU for 9.5 ms",
          durationNano: 9_500_000,
          anchors: ["kernel:b"],
        }),
        annotation({ ...REFUSED, anchors: ["kernel:c"] }),
        annotation({ node: 1, grade: "process-level" }),
      ],
      (node) => node,
    );
    expect(marks.get(0)).toEqual([
      { ...REFUSED, sure: true, count: 1, anchors: ["kernel:c"] },
      {
        words: "off the CPU for 9.5 ms",
        count: 2,
        failed: false,
        sure: true,
        anchors: ["kernel:a", "kernel:b"],
      },
    ]);
    expect(marks.get(1)?.[0]?.sure).toBe(false);
  });
});

describe("a causal graph with kernel findings", () => {
  const trace = assembleTrace(
    spansOf([
      { id: "in", kind: "server", lasts: 100 },
      { id: "holder", parent: "in", at: 5, lasts: 80 },
      { id: "waiter", parent: "in", at: 10, lasts: 80, error: "late" },
    ]),
  );

  it("joins who waited with who held it, and says how that is known", () => {
    const conflict = { holder: 1, waiter: 2, resource: "lock 7f3a", provenance: "kernel: waited" };
    const kernel = { annotations: [annotation({ node: 2 })], conflicts: [conflict] };
    const graph = buildCausalGraph(trace, { ...CAUSAL_GRAPH_LIMITS, kernel });
    expect(graph.edges.filter(({ kind }) => kind === "resource-conflict")).toEqual([
      {
        from: spanIdOf("holder"),
        to: spanIdOf("waiter"),
        kind: "resource-conflict",
        provenance: "kernel: waited",
      },
    ]);
    const waiter = graph.nodes.find(({ id }) => id === spanIdOf("waiter"));
    expect(waiter?.kernel).toMatchObject([{ words: "off the CPU for 2.0 ms", count: 1 }]);
  });

  it("never makes anything a parent, whatever conflicts with what", () => {
    fc.assert(
      fc.property(
        arbitrarySpans,
        fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { maxLength: 20 }),
        (spans, pairs) => {
          const drawn = assembleTrace(spans);
          const conflicts = pairs.flatMap(([holder, waiter]) =>
            Math.max(holder, waiter) < drawn.nodes.length && holder !== waiter
              ? [{ holder, waiter, resource: "lock 1", provenance: "kernel" }]
              : [],
          );
          const kernel = { annotations: [], conflicts };
          // Groups part by who waited: apart, the calls are the same with and without the kernel.
          const open = drawn.nodes.map(({ id }) => `group:${id}`);
          const limits = { maxNodes: 1_000, maxEdges: 10_000, open };
          const calls = (graph: ReturnType<typeof buildCausalGraph>) =>
            graph.edges
              .filter(({ kind }) => kind === "call")
              .map(({ from, to }) => `${from} ${to}`);
          expect(new Set(calls(buildCausalGraph(drawn, { ...limits, kernel })))).toEqual(
            new Set(calls(buildCausalGraph(drawn, limits))),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});
