import type { Ranking } from "@/lib/analysis/suspects/suspect";
import { acceptedNames, acceptedOperations, type CaseLabel, isHealthyCase } from "./case-label";
import { type RankedName, ranksOfCauses, ranksOfOperations } from "./named-ranking";

/** How a ranking did on one case. */
export interface ScoredCase {
  readonly id: string;
  readonly faultType: string;
  readonly isHealthy: boolean;
  readonly rootService: string | null;
  readonly status: Ranking["status"];
  /** Best rank of the cause by service or accepted name; null when it is not in the list. */
  readonly rank: number | null;
  /** Of all its causes, where several were at work. */
  readonly ranks: readonly number[];
  readonly causes: number;
  /** Null when not in the list, undefined where the label names no operation. */
  readonly operationRank: number | null | undefined;
  /** Whether the cause was a candidate at all. */
  readonly isCandidate: boolean;
  readonly top5: readonly {
    readonly kind: string;
    readonly service: string;
    readonly name: string;
    readonly probability: number;
  }[];
  readonly confidence: string;
  /** Ranking alone, reading apart. */
  readonly ms: number;
}

export interface CaseOutcome {
  readonly id: string;
  readonly label: CaseLabel;
  /** With every candidate in it, not only the first ten. */
  readonly ranking: Ranking;
  readonly ms: number;
}

/** Scores one ranking against its label. O(suspects). */
export function scoreCase({ id, label, ranking, ms }: CaseOutcome): ScoredCase {
  const named = toNames(ranking);
  const ranks = ranksOfCauses(named, label);
  const hasOperations = acceptedOperations(label).length > 0;
  return {
    id,
    faultType: label.fault_type ?? "unknown",
    isHealthy: isHealthyCase(label),
    rootService: label.root_service,
    status: ranking.status,
    rank: ranks[0] ?? null,
    ranks,
    causes: Math.max(1, label.root_services?.length ?? acceptedRoots(label)),
    operationRank: hasOperations ? (ranksOfOperations(named, label)[0] ?? null) : undefined,
    isCandidate: ranks.length > 0,
    top5: ranking.suspects.slice(0, 5).map((suspect, i) => ({
      kind: suspect.kind,
      service: suspect.service,
      name: named[i]?.name ?? suspect.service,
      probability: Math.round(suspect.probability * 1e4) / 1e4,
    })),
    confidence: ranking.confidence.word,
    ms: Math.round(ms),
  };
}

export function toNames({ suspects }: Ranking): RankedName[] {
  return suspects.map(({ kind, service, operation, probability }) => ({
    kind,
    service,
    name: operation || service,
    score: probability,
  }));
}

/** One cause under several accepted names is still one. */
function acceptedRoots(label: CaseLabel): number {
  return acceptedNames(label).length === 0 ? 0 : 1;
}
