import { describe, expect, it } from "vitest";
import { rankSuspects } from "@/lib/analysis/suspects/rank-suspects";
import type { Ranking } from "@/lib/analysis/suspects/suspect";
import { ALL_INCIDENTS } from "./all-incidents";
import type { ExpectedRanking } from "./incident";

/** The first suspects in a line each, for a failure that can be read. */
function drawn({ status, noneProbability, confidence, suspects }: Ranking): string {
  const lines = suspects.slice(0, 5).map((suspect) => {
    const { kind, service, operation, probability, evidence } = suspect;
    const said = evidence.map(({ group, nats }) => `${group} ${nats.toFixed(1)}`).join(", ");
    return `${probability.toFixed(2)} ${kind} ${service} ${operation} (${said})`;
  });
  return [`${status} ${confidence.word} none ${noneProbability.toFixed(2)}`, ...lines].join("\n");
}

function expectCauses({ suspects }: Ranking, expected: ExpectedRanking): void {
  const { causes, within = 1, all, victims = [] } = expected;
  const top = suspects.slice(0, within).map(({ service }) => service);
  const found = causes.filter((cause) => top.includes(cause));
  expect(found).toHaveLength(all === undefined ? Math.min(1, causes.length) : causes.length);
  const first = suspects.findIndex(({ service }) => causes.includes(service));
  const above = suspects.slice(0, first).map(({ service }) => service);
  expect(above.filter((service) => victims.includes(service))).toEqual([]);
  const cause = suspects[first];
  if (expected.kind !== undefined) expect(cause?.kind).toBe(expected.kind);
  if (expected.operation !== undefined) expect(cause?.operation).toBe(expected.operation);
  if (expected.edge !== undefined) expect(cause?.edge).toEqual(expected.edge);
  const said = cause?.evidence.map(({ statement }) => statement).join("\n");
  if (expected.says !== undefined) expect(said).toMatch(expected.says);
}

describe("drawn incidents", () => {
  it.each(ALL_INCIDENTS)("$name", ({ evidence, expected }) => {
    const ranking = rankSuspects(evidence());
    const first = ranking.suspects[0];
    try {
      if (expected.causes.length === 0) expect(ranking.status).toBe("abstained");
      else {
        expect(ranking.status).not.toBe("abstained");
        expectCauses(ranking, expected);
      }
      expect(first?.probability ?? 0).toBeLessThanOrEqual(expected.atMost ?? 1);
      if (expected.confidence) expect(expected.confidence).toContain(ranking.confidence.word);
      const reasons = [ranking.confidence.reason, ...ranking.reasons].join("\n");
      if (expected.reasons) expect(reasons).toMatch(expected.reasons);
    } catch (error) {
      throw new Error(`${drawn(ranking)}\n${String(error)}`);
    }
  });
});
