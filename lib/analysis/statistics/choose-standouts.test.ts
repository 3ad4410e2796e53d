import { describe, expect, it } from "vitest";
import { assembleTrace } from "@/lib/analysis/trace/assemble-trace";
import type { Span } from "@/lib/domain/span";
import { traceIdOf } from "@/lib/testing/builders/ids";
import { spansOf } from "@/lib/testing/builders/span-of";
import {
  cacheFallback,
  propagatedFailure,
  retriedInVain,
  retriedToSuccess,
} from "@/lib/testing/gallery/failing-calls";
import { chooseStandouts } from "./choose-standouts";
import { findOperationCues } from "./find-operation-cues";

function standouts(failing: readonly Span[][], healthy: readonly Span[][]) {
  return chooseStandouts(
    findOperationCues(failing.map(assembleTrace), healthy.map(assembleTrace)),
    9,
  );
}

const namesOf = (found: ReturnType<typeof standouts>) =>
  found.map(({ operation, signs }) => [operation.name, ...signs]);

function query(trace: string, lasts: number): Span[] {
  return spansOf([
    { id: "in", trace, kind: "server", lasts: lasts + 2 },
    { id: "query", trace, parent: "in", kind: "client", at: 1, lasts },
  ]);
}

describe("what stands out", () => {
  it("is where a failure began, not who passed it on", () => {
    const found = standouts([propagatedFailure()], [cacheFallback()]);
    expect(namesOf(found)).toEqual([["round", "errors"]]);
    expect(found[0]).toMatchObject({ failing: { errorFanOut: 3 } });
    expect(found[0]?.examples).toHaveLength(1);
  });

  it("is a call that is made again and again, whether it succeeds in the end or not", () => {
    expect(namesOf(standouts([retriedToSuccess()], []))).toEqual([["POST /charge", "retries"]]);
    expect(namesOf(standouts([retriedInVain()], []))).toEqual([
      ["POST /charge", "errors", "retries"],
    ]);
  });

  it("is an operation that takes longer of itself, when that is sure", () => {
    const slow = Array.from({ length: 12 }, (_, i) => query(`slow${i}`, 30 + i));
    const quick = Array.from({ length: 12 }, (_, i) => query(`quick${i}`, 5 + i / 10));
    const found = standouts(slow, quick);
    expect(namesOf(found)).toEqual([["query", "latency"]]);
    expect(found[0]?.examples[0]).toBe(traceIdOf("slow11"));
    expect(standouts(slow.slice(0, 1), quick.slice(0, 1))).toEqual([]);
  });

  it("is nothing in traces that are alike", () => {
    expect(standouts([retriedToSuccess()], [retriedToSuccess()])).toEqual([]);
  });

  it("is no more than is asked for", () => {
    const cues = findOperationCues([assembleTrace(retriedInVain())], []);
    expect(chooseStandouts(cues, 0)).toEqual([]);
  });
});
