import { digits, mean } from "./accuracy";

export interface Interval {
  readonly low: number;
  readonly high: number;
}

const RESAMPLES = 2000;
const TAIL = 0.025;

/**
 * 95 % interval of a mean by resampling cases with replacement (Efron's percentile bootstrap). The
 * generator is seeded by the number of cases, so that the same results give the same interval.
 */
export function bootstrapMean(values: readonly number[]): Interval | null {
  if (values.length === 0) return null;
  const random = lehmer(values.length);
  const means = Float64Array.from({ length: RESAMPLES }, () =>
    mean(values.map(() => values[Math.floor(random() * values.length)] ?? 0)),
  ).sort();
  const at = (share: number) => means[Math.min(RESAMPLES - 1, Math.floor(share * RESAMPLES))] ?? 0;
  return { low: digits(at(TAIL)), high: digits(at(1 - TAIL)) };
}

/** Lehmer's generator with Park and Miller's constants: enough for resampling, the same everywhere. */
function lehmer(seed: number): () => number {
  let state = (seed % 2147483646) + 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return (state - 1) / 2147483646;
  };
}
