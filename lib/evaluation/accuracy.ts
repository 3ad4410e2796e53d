/** How high the cause stands, over cases. Shares of 1, three digits. */
export interface Accuracy {
  readonly ac1: number;
  readonly ac3: number;
  readonly ac5: number;
  /** Mean of AC@1 to AC@5. */
  readonly avg5: number;
  /** Mean of 1 / rank, 0 where the cause is not in the list. */
  readonly mrr: number;
}

const TOP = [1, 2, 3, 4, 5] as const;

/**
 * AC@k is the share of cases whose cause stands within the first k. @param ranks for each case the
 * best rank of its cause, null when it is not in the list. Null of no cases.
 */
export function scoreAccuracy(ranks: readonly (number | null)[]): Accuracy | null {
  if (ranks.length === 0) return null;
  const within = (k: number) => mean(ranks.map((rank) => (rank !== null && rank <= k ? 1 : 0)));
  return {
    ac1: digits(within(1)),
    ac3: digits(within(3)),
    ac5: digits(within(5)),
    avg5: digits(mean(TOP.map(within))),
    mrr: digits(mean(ranks.map((rank) => (rank === null ? 0 : 1 / rank)))),
  };
}

/** Of several causes at once, the mean share of them that stands within the first k. */
export function scoreCausesWithin(
  cases: readonly { readonly ranks: readonly number[]; readonly causes: number }[],
  k: number,
): number | null {
  if (cases.length === 0) return null;
  return digits(
    mean(cases.map(({ ranks, causes }) => ranks.filter((rank) => rank <= k).length / causes)),
  );
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;
}

export function digits(value: number): number {
  return Math.round(value * 1000) / 1000;
}
