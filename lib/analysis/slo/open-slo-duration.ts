const SECONDS_OF: Readonly<Record<string, number>> = {
  s: 1,
  m: 60,
  h: 3_600,
  d: 86_400,
  w: 7 * 86_400,
  M: 30 * 86_400,
  Q: 90 * 86_400,
  Y: 365 * 86_400,
};
/** Written from the largest unit that divides; months and longer are not of one length. */
const WRITTEN = ["w", "d", "h", "m", "s"] as const;

/** Seconds of `30d`, `4w`, `1M` (30 d), `1Q` (90 d), `1Y` (365 d); null when it is none of them. */
export function parseOpenSloDuration(text: string): number | null {
  const [, count = "", unit = ""] = /^([1-9]\d{0,8})([smhdwMQY])$/.exec(text) ?? [];
  const seconds = SECONDS_OF[unit];
  return seconds === undefined ? null : Number(count) * seconds;
}

/** `4w` for 2,419,200. Seconds, which OpenSLO does not know, only where no minute fits. */
export function formatOpenSloDuration(seconds: number): string {
  const unit = WRITTEN.find((one) => seconds % (SECONDS_OF[one] ?? 1) === 0) ?? "s";
  return `${seconds / (SECONDS_OF[unit] ?? 1)}${unit}`;
}
