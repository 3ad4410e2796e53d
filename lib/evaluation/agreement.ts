import { digits, mean } from "./accuracy";

/** How far two people, or a person and the machine, say the same beyond chance. */
export interface Kappa {
  /** Null without pairs, and when both always say one and the same: chance alone explains that. */
  readonly kappa: number | null;
  /** Share of pairs that agree. */
  readonly observed: number;
  /** Share that would by chance, given how often each says what. */
  readonly expected: number;
  readonly pairs: number;
}

/** Cohen's κ of pairs of labels: (observed − expected) / (1 − expected). Cohen 1960. O(n). */
export function cohenKappa(pairs: readonly (readonly [string, string])[]): Kappa {
  const n = pairs.length;
  if (n === 0) return { kappa: null, observed: 0, expected: 0, pairs: 0 };
  const first = new Map<string, number>();
  const second = new Map<string, number>();
  let same = 0;
  for (const [a, b] of pairs) {
    first.set(a, (first.get(a) ?? 0) + 1);
    second.set(b, (second.get(b) ?? 0) + 1);
    if (a === b) same += 1;
  }
  // Whole numbers, so that the order of the pairs cannot show in the last digit.
  let byChance = 0;
  for (const [label, count] of first) byChance += count * (second.get(label) ?? 0);
  const all = n * n;
  return {
    kappa: byChance === all ? null : digits((same * n - byChance) / (all - byChance)),
    observed: digits(same / n),
    expected: digits(byChance / all),
    pairs: n,
  };
}

/** How two sets of spans overlap. */
export interface Overlap {
  readonly shared: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  /** Shared of all that either names. */
  readonly jaccard: number;
  /** Harmonic mean of precision and recall; the same whichever is taken as right. */
  readonly f1: number;
}

/** Span-level overlap; two empty sets say the same. O(n). */
export function spanOverlap(first: readonly string[], second: readonly string[]): Overlap {
  const a = new Set(first);
  const b = new Set(second);
  const shared = [...a].filter((one) => b.has(one)).length;
  const union = a.size + b.size - shared;
  return {
    shared,
    onlyFirst: a.size - shared,
    onlySecond: b.size - shared,
    jaccard: union === 0 ? 1 : digits(shared / union),
    f1: union === 0 ? 1 : digits((2 * shared) / (a.size + b.size)),
  };
}

/** The means over several pairs; null without any. */
export function meanOverlap(
  overlaps: readonly Overlap[],
): { readonly jaccard: number; readonly f1: number } | null {
  if (overlaps.length === 0) return null;
  return {
    jaccard: digits(mean(overlaps.map(({ jaccard }) => jaccard))),
    f1: digits(mean(overlaps.map(({ f1 }) => f1))),
  };
}
