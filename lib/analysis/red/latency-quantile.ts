import { middleOfStep } from "@/lib/domain/latency-step";

/** Requests of one step of duration. */
export interface StepCount {
  readonly latencyStep: number;
  readonly count: number;
}

/**
 * The duration that a share of the requests did not exceed, in whole nanoseconds, to within 2.2 %;
 * null of none. Steps may come in any order and more than once.
 */
export function latencyQuantile(steps: readonly StepCount[], share: number): bigint | null {
  const byStep = new Map<number, number>();
  let total = 0;
  for (const { latencyStep, count } of steps) {
    byStep.set(latencyStep, (byStep.get(latencyStep) ?? 0) + count);
    total += count;
  }
  if (total === 0) return null;
  const rank = Math.max(1, Math.ceil(share * total));
  let seen = 0;
  for (const [latencyStep, count] of [...byStep].sort(([a], [b]) => a - b)) {
    seen += count;
    if (seen >= rank) return BigInt(Math.round(middleOfStep(latencyStep)));
  }
  return null;
}
