import { describe, expect, it } from "vitest";
import { assembleTrace } from "@/lib/analysis/trace/assemble-trace";
import type { AssembledTrace } from "@/lib/analysis/trace/assembled-trace";
import { traceIdOf } from "@/lib/testing/builders/ids";
import { seededRandom } from "@/lib/testing/builders/seeded-random";
import { type SpanSpec, spansOf } from "@/lib/testing/builders/span-of";
import { propagatedFailure, retriedInVain } from "@/lib/testing/gallery/failing-calls";
import { findOperationCues, type OperationCue } from "./find-operation-cues";
import { rankSumP } from "./rank-sum-test";

/** `queries` queries one after the other, each of about `queryMs`. */
function listing(trace: string, queries: number, queryMs: number): AssembledTrace {
  const random = seededRandom(trace.length * 31 + queries);
  const specs = Array.from(
    { length: queries },
    (_, i): SpanSpec => ({
      id: `q${i}`,
      name: "query",
      parent: "list",
      trace,
      kind: "client",
      at: 1 + i * 20,
      lasts: queryMs + random.next(),
    }),
  );
  return assembleTrace(
    spansOf([{ id: "list", trace, kind: "server", lasts: queries * 20 + 5 }, ...specs]),
  );
}

const many = (label: string, queries: number, queryMs: number) =>
  Array.from({ length: 12 }, (_, i) => listing(`${label}${"x".repeat(i)}`, queries, queryMs));

function cueOf(cues: readonly OperationCue[], name: string): OperationCue {
  const found = cues.find(({ operation }) => operation.name === name);
  if (found === undefined) throw new Error(`no cue for ${name}`);
  return found;
}

describe("operation cues", () => {
  it("find the operation that takes longer for one execution", () => {
    const cues = findOperationCues(many("f", 3, 15), many("h", 3, 5));
    expect(cues[0]?.operation.name).toBe("query");
    expect(cues[0]?.latencyQ).toBeLessThan(0.001);
    expect(cues[0]?.examples).toHaveLength(3);
  });

  it("do not call an operation slow for being called more often", () => {
    const query = cueOf(findOperationCues(many("f", 30, 5), many("h", 3, 5)), "query");
    expect(query.latencyQ).toBeGreaterThan(0.05);
    expect([query.failing.executions, query.healthy.executions]).toEqual([360, 36]);
  });

  it("count how far an operation's own failures spread", () => {
    const cues = findOperationCues([assembleTrace(propagatedFailure())], []);
    expect(cueOf(cues, "round").failing).toMatchObject({ errorRate: 1, errorFanOut: 3 });
    expect(cueOf(cues, "gateway").failing).toMatchObject({ errorRate: 1, errorFanOut: 0 });
  });

  it("count the attempts for one call", () => {
    const cues = findOperationCues([assembleTrace(retriedInVain())], []);
    expect(cueOf(cues, "POST /charge").failing.retryAmplification).toBe(3);
    expect(cueOf(cues, "entry").failing.retryAmplification).toBe(1);
  });

  it("attach the traces to look at, the slowest first", () => {
    const slow = listing("slowest", 3, 19);
    const cues = findOperationCues([...many("f", 3, 10), slow], many("h", 3, 5));
    expect(cueOf(cues, "query").examples[0]).toBe(traceIdOf("slowest"));
  });

  it("compare with nothing when there is no healthy trace", () => {
    const [cue] = findOperationCues(many("f", 3, 5), []);
    expect(cue).toMatchObject({ latencyQ: 1, healthy: { traceCount: 0, executions: 0 } });
  });
});

describe("the rank-sum test", () => {
  it("agrees with the exact probability for two separated samples", () => {
    // one of C(10, 5) = 252 arrangements
    expect(rankSumP([6, 7, 8, 9, 10], [1, 2, 3, 4, 5])).toBeCloseTo(1 / 252, 2);
  });

  it("sees nothing in equal samples, in ties only, or in none", () => {
    expect(rankSumP([1, 2, 3], [1, 2, 3])).toBeGreaterThan(0.4);
    expect(rankSumP([1, 1], [1, 1])).toBe(1);
    expect(rankSumP([], [1])).toBe(1);
  });
});
