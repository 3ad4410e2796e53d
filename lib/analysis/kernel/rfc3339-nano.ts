const RFC_3339 = /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d:\d\d)(?:\.(\d{1,9})\d*)?(Z|z|[+-]\d\d:\d\d)$/;

/** RFC 3339 with up to nine digits of a second as unix nanoseconds; null when it is not that. */
export function rfc3339Nano(text: string): bigint | null {
  const [, day, time, fraction = "", zone] = RFC_3339.exec(text) ?? [];
  if (day === undefined) return null;
  const seconds = Date.parse(`${day}T${time}${zone?.toUpperCase()}`);
  if (Number.isNaN(seconds)) return null;
  return BigInt(seconds) * 1_000_000n + BigInt(fraction.padEnd(9, "0"));
}
