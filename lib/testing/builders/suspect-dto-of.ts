import type { RankingDto, SuspectDto } from "@/lib/domain/contracts/suspects";

/** A suspect as the endpoint tells it; what is left out is unremarkable. */
export function suspectDtoOf(changes: Partial<SuspectDto> = {}): SuspectDto {
  return {
    rank: 1,
    kind: "operation",
    service: "payments",
    operation: "Charge",
    edge: null,
    spanIds: ["s1"],
    probability: 0.86,
    prerankPoints: 0,
    evidence: [],
    prerank: [],
    spectrum: null,
    heals: null,
    targets: {},
    ...changes,
  };
}

/** A ranking of these suspects. */
export function rankingDtoOf(
  suspects: readonly SuspectDto[],
  changes: Partial<RankingDto> = {},
): RankingDto {
  return {
    status: "ranked",
    reasons: [],
    suspects: [...suspects],
    noneProbability: 0.04,
    confidence: { word: "high", reason: "4 kinds of evidence agree" },
    reaching90: 1,
    ...changes,
  };
}
