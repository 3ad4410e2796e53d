import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { freezeDeeply } from "@/lib/testing/builders/freeze-deeply";
import { nodeNamed } from "@/lib/testing/builders/node-named";
import { type SpanSpec, spansOf } from "@/lib/testing/builders/span-of";
import { ALL_TRACES } from "@/lib/testing/gallery/all-traces";
import { arbitrarySpans } from "@/lib/testing/gallery/arbitrary-spans";
import { failingConsumer, fireAndForget } from "@/lib/testing/gallery/asynchronous";
import { onlyOrphans } from "@/lib/testing/gallery/broken-structure";
import { lateCallee } from "@/lib/testing/gallery/failing-calls";
import { assembleTrace } from "./assemble-trace";
import { computeSelfTimes } from "./compute-self-times";

function selfMs(spans: Parameters<typeof assembleTrace>[0], name: string): number | undefined {
  const trace = assembleTrace(spans);
  const nano = computeSelfTimes(trace)[nodeNamed(trace, name).index];
  return nano === undefined ? undefined : nano / 1_000_000;
}

describe("self time", () => {
  it("counts overlapping children once", () => {
    const specs: SpanSpec[] = [
      { id: "parent", at: 0, lasts: 12 },
      { id: "a", parent: "parent", at: 2, lasts: 4 },
      { id: "b", parent: "parent", at: 4, lasts: 4 },
      { id: "inside a", parent: "parent", at: 3, lasts: 1 },
    ];
    expect(selfMs(spansOf(specs), "parent")).toBe(6);
  });

  it("cuts children that stick out of their parent", () => {
    expect(selfMs(lateCallee(), "call")).toBe(1);
  });

  it("is not reduced by work that nobody waited for", () => {
    expect(selfMs(fireAndForget(), "root")).toBe(4);
    expect(selfMs(failingConsumer(), "publish")).toBe(2);
  });

  it("is none for a parent that was not received", () => {
    expect(computeSelfTimes(assembleTrace(onlyOrphans()))[0]).toBe(0);
  });

  it("lies between nothing and the duration, whatever is received", () => {
    fc.assert(
      fc.property(arbitrarySpans, (spans) => {
        const trace = assembleTrace(spans);
        const self = computeSelfTimes(trace);
        for (const node of trace.nodes) {
          const own = self[node.index] ?? -1;
          expect(own).toBeGreaterThanOrEqual(0);
          expect(own).toBeLessThanOrEqual(Number(node.endUnixNano - node.startUnixNano));
        }
      }),
    );
  });

  it.each(ALL_TRACES)("leaves the trace untouched: $name", ({ spans }) => {
    const trace = freezeDeeply(assembleTrace(spans()));
    expect(() => computeSelfTimes(trace)).not.toThrow();
  });
});
