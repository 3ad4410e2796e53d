/**
 * Benjamini and Hochberg's q-values, in the order of the p-values: the share of false discoveries
 * to expect when everything up to this one is called a discovery. O(n log n).
 */
export function toQValues(pValues: readonly number[]): number[] {
  const order = pValues.map((_, i) => i).sort((a, b) => (pValues[b] ?? 0) - (pValues[a] ?? 0));
  const q: number[] = new Array(pValues.length).fill(1);
  let smallest = 1;
  order.forEach((index, fromLargest) => {
    const rank = pValues.length - fromLargest;
    smallest = Math.min(smallest, ((pValues[index] ?? 1) * pValues.length) / rank);
    q[index] = smallest;
  });
  return q;
}

/** Simes' p-value of a family: that at least one of its hypotheses is false. O(n log n). */
export function simesP(pValues: readonly number[]): number {
  return pValues
    .toSorted((a, b) => a - b)
    .reduce((least, p, i) => Math.min(least, (p * pValues.length) / (i + 1)), 1);
}

export interface TestedFamily<T> {
  readonly tests: readonly { readonly item: T; readonly p: number }[];
}

export interface Discovery<T> {
  readonly item: T;
  readonly p: number;
  /** Corrected for the tests of its family and for the choice of families. */
  readonly q: number;
}

/**
 * Two-stage control (Benjamini and Bogomolov 2014): families are chosen by BH over their Simes
 * p-values; inside the chosen ones BH again, at the level times the share of families chosen. So
 * an attribute with a thousand values does not drown one with two.
 */
export function discover<T>(families: readonly TestedFamily<T>[], level: number): Discovery<T>[] {
  const familyQ = toQValues(families.map(({ tests }) => simesP(tests.map(({ p }) => p))));
  const chosen = families.filter((_, i) => (familyQ[i] ?? 1) <= level);
  if (chosen.length === 0) return [];
  const penalty = families.length / chosen.length;
  return chosen.flatMap(({ tests }) => {
    const q = toQValues(tests.map(({ p }) => p));
    return tests.flatMap(({ item, p }, i) => {
      const corrected = Math.min(1, (q[i] ?? 1) * penalty);
      return corrected <= level ? [{ item, p, q: corrected }] : [];
    });
  });
}
