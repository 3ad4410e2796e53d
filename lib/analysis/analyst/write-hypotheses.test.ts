import { beforeAll, describe, expect, it } from "vitest";
import type { CitedEvidence } from "@/lib/analysis/citations/cited-evidence";
import { hasFailingRoot } from "@/lib/analysis/citations/failing-root";
import { indexEvidence } from "@/lib/analysis/citations/index-evidence";
import { type JudgedHypothesis, judgeHypothesis } from "@/lib/analysis/citations/judge-hypothesis";
import { createVerifier } from "@/lib/analysis/citations/verify-claim";
import { rankSuspects } from "@/lib/analysis/suspects/rank-suspects";
import { AnalysisDraft } from "@/lib/domain/hypothesis";
import { serviceNameOf } from "@/lib/domain/resource";
import type { IncidentCase } from "@/lib/services/evaluation/read-case-folder";
import { seededRandom } from "@/lib/testing/builders/seeded-random";
import { citedOf, readRecordedCases } from "@/lib/testing/cases/recorded-cases";
import { sortEvidence } from "@/lib/tracepack/sort-evidence";
import { writeHypotheses } from "./write-hypotheses";

let cases: IncidentCase[] = [];
beforeAll(async () => {
  cases = await readRecordedCases();
}, 60_000);

function analyse(given: CitedEvidence): JudgedHypothesis[] {
  const evidence = sortEvidence(given);
  const index = indexEvidence(evidence, hasFailingRoot);
  const draft = writeHypotheses(index, rankSuspects(evidence));
  const verify = createVerifier(index);
  return AnalysisDraft.parse(draft).hypotheses.map((one) => judgeHypothesis(one, index, verify));
}

const NAMES = [
  "01-missing-cart-id",
  "02-phantom-timeout",
  "03-decimal-overflow",
  "04-retry-storm",
  "05-connection-refused",
  "06-row-lock",
];

describe("the built-in analyst", () => {
  it.each(NAMES)("%s: names the true cause first, with claims that all hold", (id) => {
    const found = cases.find((one) => one.id === id);
    if (found === undefined) throw new Error(`no recording ${id}`);
    const evidence = citedOf(found.evidence);
    const [first, ...others] = analyse(evidence);
    if (first === undefined) throw new Error("no hypothesis");
    const index = indexEvidence(evidence, hasFailingRoot);
    const services = first.draft.rootSpanIds.map((span) =>
      serviceNameOf(index.spans.get(span)?.[0]?.node.span.resource ?? never()),
    );
    expect(first.reasons).toEqual([]);
    expect(first.isPublished).toBe(true);
    for (const { claim, verification } of first.claims) {
      expect([claim.fact.kind, verification.verdict]).toEqual([claim.fact.kind, "supported"]);
    }
    expect(first.draft.rootSpanIds.length).toBeGreaterThan(0);
    expect(first.confidence).toBeLessThanOrEqual(0.95);
    expect(new Set(first.claims.map(({ claim }) => claim.fact.kind)).size).toBeGreaterThan(2);
    console.info(id, services[0], first.draft.title, first.draft.mechanism, others.length);
  });

  it("abstains in at least 90 % of cases that lack the decisive evidence", () => {
    const outcomes = cases.flatMap(({ id, evidence }) =>
      [1, 2, 3].flatMap((seed) => [
        {
          id: `${id} healthy halves ${seed}`,
          published: publishedOf(healthyHalves(evidence, seed)),
        },
        {
          id: `${id} without failures ${seed}`,
          published: publishedOf(withoutTrouble(evidence, seed)),
        },
      ]),
    );
    const spoke = outcomes.filter(({ published }) => published > 0);
    const share = 1 - spoke.length / outcomes.length;
    console.info(
      `abstained in ${(100 * share).toFixed(1)} % of ${outcomes.length}`,
      spoke.map(({ id }) => id),
    );
    expect(share).toBeGreaterThanOrEqual(0.9);
  }, 300_000);
});

function publishedOf(evidence: CitedEvidence): number {
  return analyse(evidence).filter(({ isPublished }) => isPublished).length;
}

/** Two halves of the time before: there was no incident. */
function healthyHalves(evidence: IncidentCase["evidence"], seed: number): CitedEvidence {
  const traces = seededRandom(seed).shuffle(evidence.healthy);
  const half = traces.length >> 1;
  const window = traces.slice(0, half);
  const ids = new Set(window.map(({ traceId }) => traceId));
  const logs = evidence.healthyLogs;
  return citedOf({
    ...evidence,
    window,
    healthy: traces.slice(half),
    windowLogs: logs.filter(({ traceId }) => traceId !== null && ids.has(traceId)),
    healthyLogs: logs.filter(({ traceId }) => traceId === null || !ids.has(traceId)),
    metrics: [],
  });
}

/** Every trace of the window that shows the trouble is gone: what is left went well. */
function withoutTrouble(evidence: IncidentCase["evidence"], seed: number): CitedEvidence {
  const set = healthyHalves(evidence, seed);
  const kept = new Set(set.window.map(({ traceId }) => traceId));
  const well = evidence.window.filter(
    (trace) =>
      !trace.nodes.some((node) => node.kind === "span" && node.span.status.code === "error"),
  );
  return {
    ...set,
    window: [...set.window, ...well.slice(0, kept.size >> 3)],
    windowLogs: [],
    healthyLogs: [],
  };
}

function never(): never {
  throw new Error("a root span is not in the evidence");
}
