const EXACT_UP_TO = 256;

/** ln n! for n below `EXACT_UP_TO`, summed. */
const SMALL: readonly number[] = (() => {
  const sums = [0];
  for (let n = 1; n < EXACT_UP_TO; n += 1) sums.push((sums[n - 1] ?? 0) + Math.log(n));
  return sums;
})();

/** ln n!: summed for small n, Stirling's series beyond (its error there is below 1e-14). */
export function logFactorial(n: number): number {
  const small = SMALL[n];
  if (small !== undefined) return small;
  return n * Math.log(n) - n + Math.log(2 * Math.PI * n) / 2 + 1 / (12 * n) - 1 / (360 * n ** 3);
}
