import { countHealing } from "@/lib/analysis/slice/rank-healing";
import { operationKey } from "@/lib/analysis/trace/operation-key";
import { type Candidate, scoreOf } from "./candidate";
import { judgeConfidence } from "./confidence";
import { coverSymptoms } from "./cover-symptoms";
import type { EvidenceSet } from "./evidence-set";
import { type Findings, findEvidence } from "./find-evidence";
import { findGaps } from "./find-gaps";
import { scorePrerank } from "./prerank-points";
import type { EvidenceGroup, Ranking, Suspect } from "./suspect";
import { WEIGHTS } from "./weights";

export interface RankOptions {
  /** Groups to leave out, to see what they are worth. */
  readonly without?: ReadonlySet<EvidenceGroup>;
  /** How many suspects to name; 10 unless told. */
  readonly limit?: number;
}

/** Changes whenever the same evidence may give another answer. */
export const RANKER_VERSION = "1";

const MAX_SUSPECTS = 10;
const MAX_SPANS = 50;
const REPLAYED = 3;
const MAX_REPLAYED_TRACES = 200;
const MASS = 0.9;

/**
 * Who caused the incident: candidates with their evidence, the likeliest first, and how likely it
 * is none of them. Scores are sums of evidence in nats; probabilities a softmax over them and
 * "none of these" (a conditional logit). Deterministic, and the same for any order of its input.
 * O(n log n) in spans, log records and metric points together.
 */
export function rankSuspects(set: EvidenceSet, options: RankOptions = {}): Ranking {
  const without = options.without ?? new Set<EvidenceGroup>();
  const findings = findEvidence(set, without);
  const changes = without.has("changes") ? [] : set.changes;
  const candidates = coverSymptoms(findings, changes).map((candidate) => ({
    ...candidate,
    evidence: candidate.evidence.filter(({ group }) => !without.has(group)),
  }));
  const gaps = findGaps(set, findings);
  const weights = candidates.map((one) => Math.exp(scoreOf(one) / WEIGHTS.temperature));
  const none = Math.exp(WEIGHTS.none / WEIGHTS.temperature);
  const total = weights.reduce((a, b) => a + b, none);
  const suspects = candidates
    .map((candidate, i) => ({ candidate, probability: (weights[i] ?? 0) / total }))
    .sort(
      (a, b) =>
        b.probability - a.probability || (a.candidate.service < b.candidate.service ? -1 : 1),
    )
    .slice(0, options.limit ?? MAX_SUSPECTS)
    .map(({ candidate, probability }, i) => toSuspect(findings, candidate, probability, i + 1));
  const noneProbability = none / total;
  const abstains = (suspects[0]?.probability ?? 0) <= noneProbability;
  const confidence = judgeConfidence(suspects, noneProbability, findings, gaps);
  return {
    status: abstains ? "abstained" : gaps.isDegraded ? "degraded" : "ranked",
    reasons: abstains ? [confidence.reason, ...gaps.reasons] : gaps.reasons,
    suspects,
    noneProbability,
    confidence,
    reaching90: reaching(suspects, noneProbability),
  };
}

function toSuspect(
  findings: Findings,
  candidate: Candidate,
  probability: number,
  rank: number,
): Suspect {
  const { table } = findings;
  const prerank = scorePrerank(findings, candidate);
  const spanIds = candidate.rows.flatMap((row) => table.spans[row]?.spanId ?? []);
  return {
    rank,
    kind: candidate.kind,
    service: candidate.service,
    operation: candidate.operation,
    spanIds: [...new Set(spanIds)].slice(0, MAX_SPANS),
    probability,
    prerankPoints: prerank.reduce((sum, { points }) => sum + points, 0),
    prerank,
    evidence: [...candidate.evidence].sort((a, b) => Math.abs(b.nats) - Math.abs(a.nats)),
    spectrum: candidate.behaviour?.spectrum ?? null,
    heals: rank <= REPLAYED ? healing(findings, candidate) : null,
  };
}

/** Failing traces that replay without their failure when the candidate's own failures are taken out. */
function healing(
  { table, symptoms }: Findings,
  { operations }: Candidate,
): { heals: number; of: number } | null {
  if (symptoms.failing === 0 || operations.length === 0) return null;
  const failing = table.traces
    .filter(({ isWindow, firstRow }) => isWindow && Boolean(table.failures[firstRow]))
    .slice(0, MAX_REPLAYED_TRACES);
  const mine = new Set(operations);
  const keys = new Set<string>();
  table.spans.forEach((span, row) => {
    if (mine.has(table.operationOf[row] ?? -1)) keys.add(operationKey(span));
  });
  const { heals, of } = countHealing(
    failing.map(({ trace }) => trace),
    keys,
  );
  return of === 0 ? null : { heals, of };
}

function reaching(suspects: readonly Suspect[], noneProbability: number): number {
  let mass = 0;
  for (const { rank, probability } of suspects) {
    mass += probability;
    if (mass >= MASS * (1 - noneProbability)) return rank;
  }
  return suspects.length;
}
