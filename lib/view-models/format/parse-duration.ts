const UNIT_MS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
};

/**
 * What a person types for a length of time, in milliseconds: `350`, `350ms`, `1.2 s`, `2 min`.
 * A bare number is milliseconds. Null when it is no length of time.
 */
export function parseDurationMs(text: string): number | null {
  const match = /^([0-9]+(?:\.[0-9]+)?)\s*([a-zµ]*)$/.exec(text.trim().toLowerCase());
  if (match === null) return null;
  const factor = match[2] === "" ? 1 : UNIT_MS[match[2] ?? ""];
  return factor === undefined ? null : Number(match[1]) * factor;
}
