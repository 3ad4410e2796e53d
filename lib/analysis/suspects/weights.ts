/**
 * Everything in the ranking that is a choice and not a count, in one place. Evidence is in nats;
 * each group is bounded, so that things which say the same are not counted many times.
 */
export const WEIGHTS = {
  /** How often trouble is taken to be where nothing is known, and how many traces that is worth. */
  priorRate: 0.02,
  priorTraces: 20,
  /** Traces by which a rate of the window is held back towards the rate before it. */
  smoothing: 5,
  /** How much more trouble there is than before, beside how much of the trouble it covers. */
  contrast: 0.7,
  /** Nats of surprise at which half of what coverage and contrast say is believed. */
  halfBelieved: 3,
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

const COVERAGE_GRAIN = 0.02;
const COVERAGE_FLOOR = 0.05;

/** What it says to cover this share of the trouble: next to nothing for next to none of it. */
export function coverageNats(share: number): number {
  return Math.max(0, 1 + Math.log((share + COVERAGE_GRAIN) / COVERAGE_FLOOR));
}

/** How far something this surprising is believed, 0 to 1. */
export function believed(surpriseNats: number): number {
  return surpriseNats / (surpriseNats + WEIGHTS.halfBelieved);
}

/** A rate in health; what was seen seldom counts little against what is taken for usual. */
export function rateBefore(amount: number, traces: number): number {
  const { priorRate, priorTraces } = WEIGHTS;
  return (amount + priorRate * priorTraces) / (traces + priorTraces);
}

/** A rate of the window, held back towards another, so that few traces cannot say much. */
export function rateTowards(amount: number, traces: number, other: number): number {
  return (amount + WEIGHTS.smoothing * other) / (traces + WEIGHTS.smoothing);
}
