import { type Candidate, scoreOf } from "./candidate";
import type { Findings } from "./find-evidence";
import { WEIGHTS } from "./weights";

export interface RankedCandidate {
  readonly candidate: Candidate;
  readonly probability: number;
}

/** Of what nobody but one caller tells: the way there, or the caller itself, may be at fault as well. */
const MOST_FROM_OUTSIDE = 0.7;

/**
 * A softmax over scores in nats and that of "none of these" (a conditional logit), the likeliest
 * first. What is only known from one side is never surer than 70 %; the rest falls to none.
 * O(n log n).
 */
export function toProbabilities(
  candidates: readonly Candidate[],
  findings: Findings,
): { readonly ranked: readonly RankedCandidate[]; readonly noneProbability: number } {
  const scores = candidates.map((one) => scoreOf(one) / WEIGHTS.temperature);
  const ofNone = WEIGHTS.none / WEIGHTS.temperature;
  const highest = scores.reduce((a, b) => Math.max(a, b), ofNone);
  const weights = scores.map((score) => Math.exp(score - highest));
  const total = weights.reduce((a, b) => a + b, Math.exp(ofNone - highest));
  let noneProbability = Math.exp(ofNone - highest) / total;
  const ranked = candidates
    .map((candidate, i) => ({ candidate, probability: (weights[i] ?? 0) / total }))
    .map(({ candidate, probability }) => {
      const excess = probability - MOST_FROM_OUTSIDE;
      if (excess <= 0 || !isSeenFromOutside(candidate, findings)) return { candidate, probability };
      noneProbability += excess;
      return { candidate, probability: MOST_FROM_OUTSIDE };
    })
    .sort((a, b) => b.probability - a.probability || compareNames(a.candidate, b.candidate));
  return { ranked, noneProbability };
}

/** It sends no spans, or its spans of these requests never came; and one service alone called it. */
function isSeenFromOutside(
  { kind, service, rows }: Candidate,
  { table, onPath }: Findings,
): boolean {
  if (kind === "absent-operation") return onPath.has(service);
  if (kind !== "peer") return false;
  const callers = new Set(
    rows.map((row) => table.operations[table.operationOf[row] ?? -1]?.service),
  );
  return callers.size <= 1;
}

function compareNames(a: Candidate, b: Candidate): number {
  const [x, y] = [a, b].map(
    ({ service, kind, operation }) => `${service}\u0000${kind}\u0000${operation}`,
  );
  return (x ?? "") < (y ?? "") ? -1 : 1;
}
