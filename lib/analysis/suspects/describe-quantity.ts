/** Each with its length and the least time that is told in it: 90 s says more than 1.5 min. */
const UNITS = [
  ["h", 3.6e12, 7.2e12],
  ["min", 6e10, 1.2e11],
  ["s", 1e9, 1e9],
  ["ms", 1e6, 1e6],
  ["µs", 1e3, 1e3],
] as const;

/** `23 min`, `1.5 s`, `350 ms`, `12 µs`: three digits at most. */
export function describeNano(nano: number): string {
  for (const [unit, size, least] of UNITS) {
    if (nano >= least) return `${Number((nano / size).toPrecision(3))} ${unit}`;
  }
  return `${Math.round(nano)} ns`;
}

/** `3 %`, `0.4 %`, `100 %`. */
export function describeShare(share: number): string {
  const percent = share * 100;
  return `${Number(percent.toPrecision(percent < 1 ? 1 : 2))} %`;
}

/** A number with three digits at most, and its unit where one is known (`1` is UCUM for none). */
export function describeValue(value: number, unit: string): string {
  const digits = Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(3));
  const named = unit === "" || unit === "1" || unit.startsWith("{") ? "" : ` ${unit}`;
  return `${digits}${named}`;
}
