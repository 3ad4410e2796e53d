import { upperNormalTail } from "./contingency-test";

/**
 * Mann and Whitney's rank-sum test, one-sided: the probability that `larger` tends to lie above
 * `smaller` this much by chance. Normal approximation with correction for ties and continuity,
 * good from about five values on each side; 1 with none on either. O(n log n).
 */
export function rankSumP(larger: readonly number[], smaller: readonly number[]): number {
  if (larger.length === 0 || smaller.length === 0) return 1;
  const { difference, variance } = rankSum(larger, smaller);
  return variance <= 0 ? 1 : upperNormalTail((difference - 0.5) / Math.sqrt(variance));
}

/** The same as a deviation in standard units, positive when `a` lies higher; 0 where nothing can be told. */
export function rankSumZ(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const { difference, variance } = rankSum(a, b);
  if (variance <= 0) return 0;
  return (Math.sign(difference) * Math.max(0, Math.abs(difference) - 0.5)) / Math.sqrt(variance);
}

/** U of `a` less its mean, and its variance corrected for ties. */
function rankSum(a: readonly number[], b: readonly number[]) {
  const n = a.length + b.length;
  const values = Float64Array.from([...a, ...b]);
  const order = Uint32Array.from(values, (_, i) => i).sort(
    (i, j) => (values[i] ?? 0) - (values[j] ?? 0),
  );
  let sum = 0;
  let ties = 0;
  for (let from = 0; from < n; ) {
    let to = from;
    while (to < n && values[order[to] ?? 0] === values[order[from] ?? 0]) to += 1;
    for (let i = from; i < to; i += 1) if ((order[i] ?? 0) < a.length) sum += (from + to + 1) / 2;
    ties += (to - from) ** 3 - (to - from);
    from = to;
  }
  const u = sum - (a.length * (a.length + 1)) / 2;
  return {
    difference: u - (a.length * b.length) / 2,
    variance: ((a.length * b.length) / 12) * (n + 1 - ties / (n * (n - 1))),
  };
}
