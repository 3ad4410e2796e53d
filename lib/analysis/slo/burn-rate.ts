import type { EventCounts } from "@/lib/domain/slo";

export const NO_EVENTS: EventCounts = { total: 0, bad: 0 };

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
