import { acceptedNames, acceptedOperations, type CaseLabel, canonicalName } from "./case-label";

/** One place in a ranking, as scoring sees it. */
export interface RankedName {
  readonly kind: string;
  readonly service: string;
  /** The operation, or the service's own name where there is none. */
  readonly name: string;
  /** Higher is likelier; equal scores are ties. */
  readonly score: number;
}

/**
 * Ranks at which the cause's names stand, the best first; ties count at their middle rank. Names
 * of one cause that are met twice count once. Empty when none is in the list. O(n).
 */
export function ranksOfCauses(ranking: readonly RankedName[], label: CaseLabel): number[] {
  const accepted = new Set(acceptedNames(label));
  return ranksWhere(ranking, ({ service, name }) => {
    const found = [service, name].map(canonicalName).find((one) => accepted.has(one));
    return found ?? null;
  });
}

/** As {@link ranksOfCauses}, where the operation has to be right as well. */
export function ranksOfOperations(ranking: readonly RankedName[], label: CaseLabel): number[] {
  const services = new Set(acceptedNames(label));
  const operations = new Set(acceptedOperations(label));
  return ranksWhere(ranking, ({ service, name }) => {
    const operation = name.trim().toLowerCase();
    return services.has(canonicalName(service)) && operations.has(operation) ? operation : null;
  });
}

function ranksWhere(
  ranking: readonly RankedName[],
  causeOf: (entry: RankedName) => string | null,
): number[] {
  const middle = middleRanks(ranking);
  const ranks = new Map<string, number>();
  ranking.forEach((entry, i) => {
    const cause = causeOf(entry);
    if (cause !== null && !ranks.has(cause)) ranks.set(cause, middle[i] ?? i + 1);
  });
  return [...ranks.values()].sort((a, b) => a - b);
}

/** Ranks from 1 by position; of equal scores, the mean of their positions. */
function middleRanks(ranking: readonly RankedName[]): number[] {
  const ranks = new Array<number>(ranking.length);
  for (let from = 0; from < ranking.length; ) {
    let to = from;
    while (to < ranking.length && ranking[to]?.score === ranking[from]?.score) to += 1;
    ranks.fill((from + 1 + to) / 2, from, to);
    from = to;
  }
  return ranks;
}
