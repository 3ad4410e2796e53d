import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { candidateOf } from "@/lib/testing/builders/suspect-of";
import { findingsOf } from "@/lib/testing/builders/table-of";
import { shopRequest } from "@/lib/testing/incidents/shop-request";
import type { Candidate } from "./candidate";
import { toProbabilities } from "./to-probabilities";
import { WEIGHTS } from "./weights";

const findings = findingsOf({ window: 2, healthy: 2, draw: () => shopRequest() });
const rank = (...candidates: Candidate[]) => toProbabilities(candidates, findings);

/** Rows of calls to the cache, by so many services; the table has one caller of it. */
const callRows = findings.table.spans.flatMap((_, row) => {
  const target = findings.table.operations[findings.table.operationOf[row] ?? -1]?.target;
  return target === "cache" ? [row] : [];
});
const otherRows = findings.table.spans.flatMap(({ name }, row) =>
  name === "POST /charge" ? [row] : [],
);

describe("probabilities", () => {
  it("add up with none of these", () => {
    const scores = fc.array(fc.double({ min: -50, max: 1000, noNaN: true }), { maxLength: 30 });
    fc.assert(
      fc.property(scores, (nats) => {
        const { ranked, noneProbability } = rank(...nats.map((n, i) => candidateOf(`s${i}`, [n])));
        const sum = ranked.reduce((total, { probability }) => total + probability, noneProbability);
        expect(Math.abs(sum - 1)).toBeLessThan(1e-9);
      }),
    );
  });

  it("are even between a candidate and none of these at the weight of none", () => {
    const { ranked, noneProbability } = rank(candidateOf("payments", [WEIGHTS.none]));
    expect(ranked[0]?.probability).toBeCloseTo(0.5);
    expect(noneProbability).toBeCloseTo(0.5);
  });

  it("are e times as high for one nat more, the likeliest first", () => {
    const { ranked } = rank(candidateOf("less", [2, 1]), candidateOf("more", [4]));
    expect(ranked.map(({ candidate }) => candidate.service)).toEqual(["more", "less"]);
    expect((ranked[0]?.probability ?? 0) / (ranked[1]?.probability ?? 1)).toBeCloseTo(Math.E);
  });

  it("of equals are in the order of names", () => {
    const { ranked } = rank(candidateOf("b", [4]), candidateOf("a", [4]));
    expect(ranked.map(({ candidate }) => candidate.service)).toEqual(["a", "b"]);
  });

  it("are at most 70 % for a peer that one caller alone tells of; the rest is none of these", () => {
    const peer = candidateOf("cache", [12], { kind: "peer", rows: callRows });
    const { ranked, noneProbability } = rank(peer);
    expect(ranked[0]?.probability).toBe(0.7);
    expect(noneProbability).toBeCloseTo(0.3);
  });

  it("are not held back for a peer that several callers tell of", () => {
    const rows = [...callRows, ...otherRows];
    const { ranked } = rank(candidateOf("cache", [12], { kind: "peer", rows }));
    expect(ranked[0]?.probability).toBeGreaterThan(0.99);
  });

  it("are held back for a service whose spans are missing here and there, not for one that stopped", () => {
    const absent = { kind: "absent-operation" } as const;
    expect(rank(candidateOf("payments", [12], absent)).ranked[0]?.probability).toBe(0.7);
    expect(rank(candidateOf("gone", [12], absent)).ranked[0]?.probability).toBeGreaterThan(0.99);
  });

  it("are all none's where there is nobody", () => {
    expect(rank()).toEqual({ ranked: [], noneProbability: 1 });
  });
});
