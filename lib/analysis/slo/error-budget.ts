import type { EventCounts } from "@/lib/domain/slo";

/** What a period allows and what of it is left. */
export interface ErrorBudget {
  /** Bad events that the period's traffic so far allows; need not be whole. */
  readonly allowedBad: number;
  readonly bad: number;
  readonly total: number;
  /** 1 untouched, 0 used up, below 0 overspent. Null without events. */
  readonly remaining: number | null;
}

/** The error budget over the events of one period. */
export function computeErrorBudget({ total, bad }: EventCounts, target: number): ErrorBudget {
  const allowedBad = total * (1 - target);
  return { allowedBad, bad, total, remaining: total > 0 ? 1 - bad / allowedBad : null };
}

/**
 * Seconds until the budget is used up if it goes on to burn at `burn`: 0 when it is, null when it
 * never will be or nothing is known. A burn of 1 uses up a whole budget in one period.
 */
export function secondsToExhaustion(
  remaining: number | null,
  burn: number | null,
  periodSeconds: number,
): number | null {
  if (remaining === null) return null;
  if (remaining <= 0) return 0;
  return burn === null || burn <= 0 ? null : (remaining * periodSeconds) / burn;
}
