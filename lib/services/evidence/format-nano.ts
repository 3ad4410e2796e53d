const UNITS = [
  { unit: "s", nano: 1e9 },
  { unit: "ms", nano: 1e6 },
  { unit: "µs", nano: 1e3 },
] as const;

/** A length of time with its unit, three digits: `2.01 s`, `37.4 ms`, `850 µs`. */
export function formatNano(durationNano: bigint): string {
  const nano = Number(durationNano);
  const found = UNITS.find((one) => nano >= one.nano);
  if (found === undefined) return `${nano} ns`;
  const value = nano / found.nano;
  return `${value >= 100 ? Math.round(value) : Number(value.toPrecision(3))} ${found.unit}`;
}
