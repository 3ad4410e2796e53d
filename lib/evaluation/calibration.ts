import { digits, mean } from "./accuracy";

/** A stated probability, and whether what it was stated of was so. */
export interface Statement {
  readonly probability: number;
  readonly isTrue: boolean;
}

export interface ReliabilityBin {
  readonly count: number;
  readonly stated: number;
  readonly observed: number;
}

export interface Calibration {
  /** Mean squared error of the probabilities (Brier 1950): 0 is perfect. */
  readonly brier: number;
  /** Mean distance of what was stated from what was observed, over bins of equal size. */
  readonly ece: number;
  readonly bins: readonly ReliabilityBin[];
}

const BINS = 10;
/** Fewer statements than this in a bin tell nothing of a frequency. */
const LEAST_IN_BIN = 3;

/** Whether "80 %" is right four times in five. Null of no statements. O(n log n). */
export function calibrate(statements: readonly Statement[]): Calibration | null {
  if (statements.length === 0) return null;
  const sorted = [...statements].sort((a, b) => a.probability - b.probability);
  const count = Math.max(1, Math.min(BINS, Math.floor(sorted.length / LEAST_IN_BIN)));
  const bins = Array.from({ length: count }, (_, i) => {
    const from = Math.floor((i * sorted.length) / count);
    const part = sorted.slice(from, Math.floor(((i + 1) * sorted.length) / count));
    return {
      count: part.length,
      stated: digits(mean(part.map(({ probability }) => probability))),
      observed: digits(mean(part.map(({ isTrue }) => (isTrue ? 1 : 0)))),
    };
  });
  return {
    brier: digits(
      mean(sorted.map(({ probability, isTrue }) => (probability - (isTrue ? 1 : 0)) ** 2)),
    ),
    ece: digits(
      bins.reduce((sum, bin) => sum + bin.count * Math.abs(bin.stated - bin.observed), 0) /
        sorted.length,
    ),
    bins,
  };
}
