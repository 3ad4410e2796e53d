import type { Ranking, Suspect } from "@/lib/analysis/suspects/suspect";
import { suspectName } from "@/lib/domain/suspect";

/** One ranking with all of its reasoning, for a terminal. */
export function describeRanking(id: string, ranking: Ranking): string {
  const { status, confidence, noneProbability, reasons, reaching90 } = ranking;
  return [
    `${id}: ${status}, confidence ${confidence.word} (${confidence.reason})`,
    ...reasons.map((reason) => `  could not use: ${reason}`),
    `  none of these: ${percent(noneProbability)}; the first ${reaching90} hold 90 % of the rest`,
    ...ranking.suspects.flatMap(describeSuspect),
  ].join("\n");
}

function describeSuspect(suspect: Suspect): string[] {
  const { rank, kind, operation, probability, heals, prerank, prerankPoints } = suspect;
  const points = prerank.map(({ reason, points: n }) => `${n > 0 ? "+" : ""}${n} ${reason}`);
  return [
    "",
    `${String(rank).padStart(3)}. ${suspectName(suspect)} ${operation} (${kind}) ${percent(probability)}`,
    ...suspect.evidence.map(
      ({ group, nats, statement, anchors }) =>
        `     ${nats.toFixed(2).padStart(6)} nats  ${group.padEnd(9)} ${statement}  [${anchors.join(", ")}]`,
    ),
    ...(heals === null
      ? []
      : [`     without its failures ${heals.heals} of ${heals.of} failing traces pass`]),
    `     pre-rank ${prerankPoints}: ${points.join("; ") || "nothing"}`,
  ];
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
