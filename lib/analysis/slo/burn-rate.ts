import type { EventCounts } from "@/lib/domain/slo";

/** Events of one bucket, which begins at `startMs`. */
export interface CountBucket extends EventCounts {
  readonly startMs: number;
}

export const NO_EVENTS: EventCounts = { total: 0, bad: 0 };

/** The events of the buckets that begin within `seconds` before `endMs`. The order does not matter. */
export function sumWindow(
  buckets: readonly CountBucket[],
  endMs: number,
  seconds: number,
): EventCounts {
  const fromMs = endMs - seconds * 1000;
  let total = 0;
  let bad = 0;
  for (const bucket of buckets) {
    if (bucket.startMs < fromMs || bucket.startMs >= endMs) continue;
    total += bucket.total;
    bad += bucket.bad;
  }
  return { total, bad };
}

/** The share of bad events; null when there was none of any kind. */
export function errorRatio({ total, bad }: EventCounts): number | null {
  return total > 0 ? bad / total : null;
}

/**
 * How many times faster than allowed the error budget is used: 1 uses up the budget in exactly one
 * period. Null without events.
 */
export function burnRate(counts: EventCounts, target: number): number | null {
  const ratio = errorRatio(counts);
  return ratio === null ? null : ratio / (1 - target);
}
