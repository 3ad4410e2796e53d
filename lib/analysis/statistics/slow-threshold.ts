/** Half as long again as nearly every healthy one, and by more than noise. */
const SLOW_RATIO = 1.5;
const SLOW_LEAST_NANO = 10_000_000;
const SLOW_QUANTILE = 0.95;
/** Below this many healthy ones a quantile says nothing. */
const LEAST_HEALTHY = 5;

/** Above how many nanoseconds one is slow beside healthy ones; infinite when there are too few. O(n log n). */
export function slowThresholdNano(healthyNano: readonly number[]): number {
  if (healthyNano.length < LEAST_HEALTHY) return Number.POSITIVE_INFINITY;
  const sorted = [...healthyNano].sort((a, b) => a - b);
  const p95 = sorted[Math.ceil(sorted.length * SLOW_QUANTILE) - 1] ?? 0;
  return Math.max(p95 * SLOW_RATIO, p95 + SLOW_LEAST_NANO);
}
