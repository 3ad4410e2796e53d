/** The middle value, or the mean of the two in the middle; 0 of none. O(n log n). */
export function median(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const sorted = Float64Array.from(values).sort();
  const middle = (sorted.length - 1) >> 1;
  const low = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? low : (low + (sorted[middle + 1] ?? low)) / 2;
}

/**
 * How far values spread, as a standard deviation that outliers do not move: 1.4826 × the median
 * absolute deviation from `centre`, which is that of a normal distribution.
 */
export function robustSpread(values: readonly number[], centre: number): number {
  return 1.4826 * median(values.map((value) => Math.abs(value - centre)));
}
