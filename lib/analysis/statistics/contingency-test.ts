import { logFactorial } from "./log-factorial";

/**
 * Traces counted by outcome and by whether they have a feature:
 *
 *              with   without
 *     failing   a        b
 *     healthy   c        d
 */
export interface Contingency {
  readonly failingWith: number;
  readonly failingWithout: number;
  readonly healthyWith: number;
  readonly healthyWithout: number;
}

/**
 * The probability of the feature being at least this common among failing traces by chance alone
 * (one-sided). Fisher's exact test where a cell is expected to hold fewer than 5, else the G-test.
 */
export function enrichmentP(table: Contingency): number {
  return smallestExpected(table) < 5 ? fisherExactP(table) : gTestP(table);
}

/** Fisher's exact test, one-sided: the upper tail of the hypergeometric distribution. O(a + c). */
export function fisherExactP(table: Contingency): number {
  const { failingWith, failingWithout, healthyWith, healthyWithout } = table;
  const withIt = failingWith + healthyWith;
  const without = failingWithout + healthyWithout;
  const failing = failingWith + failingWithout;
  const healthy = healthyWith + healthyWithout;
  const margins =
    logFactorial(withIt) +
    logFactorial(without) +
    logFactorial(failing) +
    logFactorial(healthy) -
    logFactorial(withIt + without);
  let p = 0;
  for (let a = failingWith; a <= Math.min(withIt, failing); a += 1) {
    const cells =
      logFactorial(a) +
      logFactorial(failing - a) +
      logFactorial(withIt - a) +
      logFactorial(healthy - withIt + a);
    p += Math.exp(margins - cells);
  }
  return Math.min(1, p);
}

/** The likelihood-ratio test, one-sided, by the normal distribution of its signed root. */
export function gTestP(table: Contingency): number {
  const g = gStatistic(table);
  const { failingWith, failingWithout, healthyWith, healthyWithout } = table;
  const isEnriched =
    failingWith * (healthyWith + healthyWithout) > healthyWith * (failingWith + failingWithout);
  return upperNormalTail(isEnriched ? Math.sqrt(g) : -Math.sqrt(g));
}

/** 2 Σ observed × ln(observed / expected). */
export function gStatistic(table: Contingency): number {
  const expected = expectedCells(table);
  const observed = cells(table);
  const sum = observed.reduce((total, count, i) => {
    return count === 0 ? total : total + count * Math.log(count / (expected[i] ?? count));
  }, 0);
  return Math.max(0, 2 * sum);
}

/** P(Z > z) of the standard normal; error below 1.5e-7 (Abramowitz and Stegun 7.1.26). */
export function upperNormalTail(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const series = [0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429];
  const polynomial = series.reduceRight((sum, coefficient) => (sum + coefficient) * t, 0);
  const tail = (polynomial * Math.exp(-x * x)) / 2;
  return z >= 0 ? tail : 1 - tail;
}

function cells(table: Contingency): readonly number[] {
  return [table.failingWith, table.failingWithout, table.healthyWith, table.healthyWithout];
}

function expectedCells(table: Contingency): readonly number[] {
  const [a = 0, b = 0, c = 0, d = 0] = cells(table);
  const total = a + b + c + d;
  return [
    ((a + b) * (a + c)) / total,
    ((a + b) * (b + d)) / total,
    ((c + d) * (a + c)) / total,
    ((c + d) * (b + d)) / total,
  ];
}

function smallestExpected(table: Contingency): number {
  return expectedCells(table).reduce((a, b) => Math.min(a, b));
}
