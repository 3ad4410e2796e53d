import { describe, expect, it } from "vitest";
import { assembleTrace } from "@/lib/analysis/trace/assemble-trace";
import { operationKey } from "@/lib/analysis/trace/operation-key";
import { freezeDeeply } from "@/lib/testing/builders/freeze-deeply";
import { nodeNamed } from "@/lib/testing/builders/node-named";
import { spansOf } from "@/lib/testing/builders/span-of";
import { computeLatencySlice } from "./compute-latency-slice";
import { countSpeedups } from "./count-speedups";
import { findSlowness, learnLatency } from "./learn-latency";

const MS = 1_000_000;

/** A report that waits for its query, and renders what it found; `backoff` is a wait of its own. */
const report = ({ query = 40, render = 8, backoff = 0 } = {}) =>
  assembleTrace(
    spansOf([
      { id: "report", kind: "server", at: 0, lasts: query + render + backoff + 4 },
      { id: "query", parent: "report", at: 2, lasts: query },
      { id: "render", parent: "report", at: 2 + query, lasts: render },
      ...(backoff === 0
        ? []
        : [{ id: "backoff", parent: "report", at: 2 + query + render, lasts: backoff }]),
    ]),
  );
const healthy = [38, 39, 40, 41, 42].map((query) => report({ query }));
const usual = freezeDeeply(learnLatency(healthy));

/** Names of the operations that made a trace slow. */
function slowBy(trace: ReturnType<typeof report>): readonly string[] {
  const slowness = findSlowness(trace, usual);
  if (slowness === null) return [];
  const slice = computeLatencySlice(trace, slowness);
  return slice.nodes.flatMap((index) => {
    const node = trace.nodes[index];
    return node?.kind === "span" ? [node.span.name] : [];
  });
}

describe("what is slow beside healthy traces", () => {
  it("is sliced to the operation that took longer than it does", () => {
    expect(slowBy(report({ query: 200 }))).toEqual(["query"]);
    expect(slowBy(report({ render: 300 }))).toEqual(["render"]);
  });

  it("is what no healthy trace does, where that took the time", () => {
    expect(slowBy(report({ backoff: 1_500 }))).toEqual(["backoff"]);
  });

  it("is nothing within half as long again as nearly every healthy one", () => {
    expect(findSlowness(report({ query: 69 }), usual)).toBeNull();
    expect(findSlowness(report({ query: 70 }), usual)).not.toBeNull();
  });

  it("is nothing where too few healthy traces of that root tell", () => {
    expect(findSlowness(report({ query: 900 }), learnLatency(healthy.slice(1)))).toBeNull();
    const other = assembleTrace(spansOf([{ id: "another", at: 0, lasts: 9_000 }]));
    expect(findSlowness(other, usual)).toBeNull();
  });

  it("is counted over many traces: those slow by it are healed, those slow otherwise are not", () => {
    const slow = [report({ query: 200 }), report({ query: 300 }), report({ render: 300 })];
    const [first] = slow;
    if (first === undefined) throw new Error("there are slow traces");
    const query = operationKey(nodeNamed(first, "query").span);
    expect(countSpeedups([...slow, ...healthy], new Set([query]), usual)).toEqual({
      heals: 2,
      of: 3,
    });
  });

  it("says the limit in nanoseconds", () => {
    expect([...usual.thresholdNano.values()]).toEqual([54 * 1.5 * MS]);
  });
});
