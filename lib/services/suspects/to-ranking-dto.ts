import type { Ranking, Suspect } from "@/lib/analysis/suspects/suspect";
import type { AnchorTargetDto, RankingDto, SuspectDto } from "@/lib/domain/contracts/suspects";
import type { LoadedEvidence } from "./load-evidence-set";
import { anchorResolver, type ResolveAnchor } from "./resolve-anchors";

const NOTHING_TO_RANK: RankingDto["confidence"] = {
  word: "none",
  reason: "no failing or slow trace of the incident is there to look at",
};

/**
 * A ranking as JSON, each anchor with what it names. What could not be read makes a ranking degraded,
 * and is said before what the ranker itself had to do without.
 */
export function toRankingDto(ranking: Ranking, { set, reasons }: LoadedEvidence): RankingDto {
  const resolve = anchorResolver(set);
  const isCut = reasons.length > 0 && ranking.status === "ranked";
  const isEmpty = set.window.length === 0;
  return {
    status: isCut ? "degraded" : ranking.status,
    reasons: [
      ...reasons,
      // That nothing stands out is said of a window alone that could be looked at.
      ...ranking.reasons.filter((reason) => !isEmpty || reason !== ranking.confidence.reason),
    ],
    suspects: ranking.suspects.map((suspect) => toSuspectDto(suspect, resolve)),
    noneProbability: ranking.noneProbability,
    confidence: isEmpty ? NOTHING_TO_RANK : ranking.confidence,
    reaching90: ranking.reaching90,
  };
}

function toSuspectDto(suspect: Suspect, resolve: ResolveAnchor): SuspectDto {
  const targets: Record<string, AnchorTargetDto> = {};
  const anchors = [
    ...suspect.spanIds.map((spanId) => `span:${spanId}`),
    ...suspect.evidence.flatMap((one) => one.anchors),
  ];
  for (const anchor of new Set(anchors)) {
    const target = resolve(anchor, suspect);
    if (target !== null) targets[anchor] = target;
  }
  const { spectrum, heals } = suspect;
  return {
    rank: suspect.rank,
    kind: suspect.kind,
    service: suspect.service,
    operation: suspect.operation,
    edge: suspect.edge,
    spanIds: [...suspect.spanIds],
    probability: suspect.probability,
    prerankPoints: suspect.prerankPoints,
    prerank: suspect.prerank.map(({ reason, points }) => ({ reason, points })),
    evidence: suspect.evidence.map(({ group, nats, statement, anchors }) => ({
      group,
      nats,
      statement,
      anchors: [...anchors],
    })),
    spectrum: spectrum === null ? null : { ...spectrum },
    heals: heals === null ? null : { ...heals },
    targets,
  };
}
