/**
 * Everything in the ranking that is a choice and not a count, in one place. Evidence is in nats;
 * each group is bounded, so that things which say the same are not counted many times.
 */
export const WEIGHTS = {
  /** Surprise of a service's timings, and how the share of the excess weighs. */
  timingCap: 3,
  timingContrast: 0.7,
  /** Internal metrics; those of traffic say what traces say better. */
  metricCap: 5,
  externalMetric: 0.03,
  /** A metric of a service that no trace of the window passes. */
  offPath: 0.3,
  /** Evidence of a peer that sends no spans of its own. */
  unseen: 0.8,
  /** Log statements that belong to no span. */
  looseLogCap: 3,
  /** A change at the start of the trouble, on the path. */
  changeCap: 2,
  /** What the kernel saw: facts, where traces tell of meanings. */
  kernelCap: 4,
  /** "None of these". */
  none: 3.2,
  temperature: 1,
} as const;

/** Never more than `cap`, half of it at `cap`, and no two different values the same. */
export function bounded(nats: number, cap: number): number {
  return nats <= 0 ? 0 : (cap * nats) / (nats + cap);
}
