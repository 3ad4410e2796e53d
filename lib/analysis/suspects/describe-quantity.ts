const UNITS = [
  ["s", 1e9],
  ["ms", 1e6],
  ["µs", 1e3],
] as const;

/** `1.5 s`, `350 ms`, `12 µs`: three digits at most. */
export function describeNano(nano: number): string {
  for (const [unit, size] of UNITS) {
    if (nano >= size) return `${Number((nano / size).toPrecision(3))} ${unit}`;
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
