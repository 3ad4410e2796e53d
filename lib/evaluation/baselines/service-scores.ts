import type { RankedName } from "@/lib/evaluation/named-ranking";

/** What a baseline makes of each service; those without a score do not stand in its list. */
export type ServiceScores = ReadonlyMap<string, number>;

/** The list that a baseline gives: highest first, of equals by name (they tie in scoring). */
export function toRanking(scores: ServiceScores): RankedName[] {
  return [...scores]
    .map(([service, score]) => ({ kind: "operation", service, name: service, score }))
    .sort((a, b) => b.score - a.score || (a.service < b.service ? -1 : 1));
}

export function addTo(scores: Map<string, number>, service: string, amount: number): void {
  scores.set(service, (scores.get(service) ?? 0) + amount);
}

/** The highest value of each service. */
export function keepHighest(scores: Map<string, number>, service: string, value: number): void {
  scores.set(service, Math.max(scores.get(service) ?? Number.NEGATIVE_INFINITY, value));
}
