/**
 * −ln P(Z > z) of the standard normal, in nats: how surprising a deviation of z standard
 * deviations is. By the continued fraction of Mills' ratio beyond 3, where 1 − Φ loses its digits.
 */
export function surpriseNats(z: number): number {
  if (z < 3) return -Math.log(upperTail(z));
  let fraction = z;
  for (let k = 20; k >= 1; k -= 1) fraction = z + k / fraction;
  return (z * z) / 2 + 0.5 * Math.log(2 * Math.PI) + Math.log(fraction);
}

/** Abramowitz and Stegun 26.2.17; error below 7.5e-8. */
function upperTail(z: number): number {
  if (z < 0) return 1 - upperTail(-z);
  const t = 1 / (1 + 0.2316419 * z);
  const series = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429];
  const polynomial = series.reduceRight((sum, coefficient) => (sum + coefficient) * t, 0);
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * polynomial;
}
