import type { EvidenceGroup } from "@/lib/domain/suspect";
import { addValues } from "./add-values";
import type { Candidate } from "./candidate";
import { judgeConfidence } from "./confidence";
import { coverSymptoms } from "./cover-symptoms";
import { isContradictory } from "./describe-behaviour";
import type { EvidenceSet } from "./evidence-set";
import { type Findings, findEvidence } from "./find-evidence";
import { findGaps } from "./find-gaps";
import { keepsOnlyFailures, withoutHealthy } from "./find-sampling";
import { nameEdges } from "./name-edges";
import { noteRetries } from "./note-retries";
import { orderEvidence } from "./order-evidence";
import { scorePrerank } from "./prerank-points";
import { replayWithout } from "./replay-without";
import { rollUpHosts } from "./roll-up-hosts";
import { showSpans } from "./show-spans";
import type { Ranking, Suspect } from "./suspect";
import { toProbabilities } from "./to-probabilities";

export interface RankOptions {
  /** Groups to leave out, to see what they are worth. */
  readonly without?: ReadonlySet<EvidenceGroup>;
  /** How much more or less than it does each group is to weigh, to try other weights; 1 unless told. */
  readonly weights?: Partial<Readonly<Record<EvidenceGroup, number>>>;
  /** How many suspects to name; 10 unless told. */
  readonly limit?: number;
  /** How many spans to show of each; 50 unless told. */
  readonly spansEach?: number;
}

/** Changes whenever the same evidence may give another answer. */
export const RANKER_VERSION = "4";

const MAX_SUSPECTS = 10;
const MAX_SPANS = 50;
const REPLAYED = 3;
const MASS = 0.9;

/**
 * Who caused the incident: candidates with their evidence, the likeliest first, and how likely it
 * is none of them. Scores are sums of evidence in nats; probabilities a softmax over them and
 * "none of these" (a conditional logit). Deterministic, and the same for any order of its input.
 * O(n log n) in spans, log records and metric points together.
 */
export function rankSuspects(evidence: EvidenceSet, options: RankOptions = {}): Ranking {
  const isSampled = keepsOnlyFailures(evidence);
  const set = orderEvidence(isSampled ? withoutHealthy(evidence) : evidence);
  const without = options.without ?? new Set<EvidenceGroup>();
  const findings = findEvidence(set, without);
  const changes = without.has("changes") ? [] : set.changes;
  const candidates = coverSymptoms(findings, changes).map((candidate) => ({
    ...candidate,
    evidence: candidate.evidence
      .filter(({ group }) => !without.has(group))
      .map((one) => ({ ...one, nats: one.nats * (options.weights?.[one.group] ?? 1) })),
  }));
  const gaps = findGaps(set, findings, isSampled);
  const rolled = rollUpHosts(findings, addValues(findings, noteRetries(findings, candidates)));
  const { ranked, noneProbability } = toProbabilities(nameEdges(findings, rolled), findings);
  const suspects = ranked
    .slice(0, options.limit ?? MAX_SUSPECTS)
    .map(({ candidate, probability }, i) =>
      toSuspect(findings, candidate, {
        probability,
        rank: i + 1,
        spansEach: options.spansEach ?? MAX_SPANS,
      }),
    );
  const abstains = (suspects[0]?.probability ?? 0) <= noneProbability;
  const confidence = judgeConfidence(suspects, noneProbability, {
    symptoms: findings.symptoms,
    gaps,
    isContradictory: isContradicted(findings, ranked[0]?.candidate),
  });
  return {
    status: abstains ? "abstained" : gaps.isDegraded ? "degraded" : "ranked",
    reasons: abstains ? [confidence.reason, ...gaps.reasons] : gaps.reasons,
    suspects,
    noneProbability,
    confidence,
    reaching90: reaching(suspects, noneProbability),
  };
}

/** Whether what speaks for the first suspect is contradicted by its own spans. */
function isContradicted({ table, symptoms }: Findings, first: Candidate | undefined): boolean {
  if (symptoms.kind !== "failing") return false;
  return first?.behaviour != null && isContradictory(table, first.behaviour);
}

function toSuspect(
  findings: Findings,
  candidate: Candidate,
  place: { readonly probability: number; readonly rank: number; readonly spansEach: number },
): Suspect {
  const { table } = findings;
  const { probability, rank, spansEach } = place;
  const prerank = scorePrerank(findings, candidate);
  const spanIds = showSpans(findings, candidate).flatMap((row) => table.spans[row]?.spanId ?? []);
  return {
    rank,
    kind: candidate.kind,
    service: candidate.service,
    operation: candidate.operation,
    edge: candidate.edge,
    spanIds: [...new Set(spanIds)].slice(0, spansEach),
    probability,
    prerankPoints: prerank.reduce((sum, { points }) => sum + points, 0),
    prerank,
    evidence: [...candidate.evidence].sort((a, b) => Math.abs(b.nats) - Math.abs(a.nats)),
    spectrum: candidate.behaviour?.spectrum ?? null,
    heals: rank <= REPLAYED ? replayWithout(findings, candidate) : null,
  };
}

function reaching(suspects: readonly Suspect[], noneProbability: number): number {
  let mass = 0;
  for (const { rank, probability } of suspects) {
    mass += probability;
    if (mass >= MASS * (1 - noneProbability)) return rank;
  }
  return suspects.length;
}
