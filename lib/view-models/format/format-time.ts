/**
 * Instants as text. A zone is an IANA name ("UTC", "Europe/Berlin"): which one the reader wants
 * is the caller's to know, so that the same input gives the same text on server and client.
 */

/** `2026-11-21 02:14:07`. @param unixMs milliseconds since the epoch */
export function formatDateTime(unixMs: number, timeZone: string): string {
  if (!isDrawable(unixMs)) return "–";
  const part = partsOf(unixMs, timeZone);
  return `${part.year}-${part.month}-${part.day} ${part.hour}:${part.minute}:${part.second}`;
}

/** `2026-11-21 02:14:07 UTC+01:00`: absolute, for titles and copying. */
export function formatDateTimeWithOffset(unixMs: number, timeZone: string): string {
  if (!isDrawable(unixMs)) return "–";
  return `${formatDateTime(unixMs, timeZone)} ${formatUtcOffset(unixMs, timeZone)}`;
}

/** `02:14`, for axes and captions. */
export function formatClockMinutes(unixMs: number, timeZone: string): string {
  if (!isDrawable(unixMs)) return "–";
  const part = partsOf(unixMs, timeZone);
  return `${part.hour}:${part.minute}`;
}

/**
 * Time of day with a fraction: `02:21:07.204`.
 * @param fractionDigits 3 (milliseconds) to 9 (nanoseconds); cut, never rounded into the next second
 */
export function formatClock(unixNano: bigint, timeZone: string, fractionDigits = 3): string {
  const unixMs = toUnixMs(unixNano);
  if (!isDrawable(unixMs)) return "–";
  const part = partsOf(unixMs, timeZone);
  const nano = ((unixNano % 1_000_000_000n) + 1_000_000_000n) % 1_000_000_000n;
  const fraction = String(nano).padStart(9, "0").slice(0, fractionDigits);
  return `${part.hour}:${part.minute}:${part.second}.${fraction}`;
}

/** `2026-11-21 02:21:07.204318000 UTC+01:00`: an instant of telemetry, whole. */
export function formatInstant(unixNano: bigint, timeZone: string): string {
  const unixMs = toUnixMs(unixNano);
  if (!isDrawable(unixMs)) return "–";
  const date = formatDateTime(unixMs, timeZone).slice(0, 10);
  return `${date} ${formatClock(unixNano, timeZone, 9)} ${formatUtcOffset(unixMs, timeZone)}`;
}

/** `UTC` or `UTC+01:00`: the zone's offset at that instant. */
export function formatUtcOffset(unixMs: number, timeZone: string): string {
  if (!isDrawable(unixMs)) return "UTC";
  const parts = offsetFormat(timeZone).formatToParts(unixMs);
  const name = parts.find((part) => part.type === "timeZoneName")?.value ?? "GMT";
  return name === "GMT+00:00" ? "UTC" : name.replace("GMT", "UTC");
}

/** `just now`, `12 min ago`, `3 h ago`, `5 d ago`, `in 2 min`. One unit: precise enough to triage by. */
export function formatRelativeTime(unixMs: number, nowMs: number): string {
  const deltaS = Math.floor(Math.abs(nowMs - unixMs) / 1000);
  if (!Number.isFinite(deltaS)) return "–";
  if (deltaS < 5) return "just now";
  const amount = toSingleUnit(deltaS);
  return unixMs > nowMs ? `in ${amount}` : `${amount} ago`;
}

/** Floored to the millisecond, also before the epoch. */
export function toUnixMs(unixNano: bigint): number {
  const ms = unixNano / 1_000_000n;
  return Number(unixNano < 0n && unixNano % 1_000_000n !== 0n ? ms - 1n : ms);
}

function toSingleUnit(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h`;
  return `${Math.floor(seconds / 86_400)} d`;
}

/** What `Date` can hold, ±100 million days: Intl throws beyond it. */
function isDrawable(unixMs: number): boolean {
  return Math.abs(unixMs) <= 8.64e15;
}

function partsOf(unixMs: number, timeZone: string): Readonly<Record<string, string>> {
  const parts = dateTimeFormat(timeZone).formatToParts(unixMs);
  return Object.fromEntries(parts.map((part) => [part.type, part.value]));
}

// Making an Intl formatter costs some 50 µs and a list makes thousands of calls: one per zone.
const dateTimeFormats = new Map<string, Intl.DateTimeFormat>();
const offsetFormats = new Map<string, Intl.DateTimeFormat>();

function dateTimeFormat(timeZone: string): Intl.DateTimeFormat {
  return memoize(dateTimeFormats, timeZone, {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
}

function offsetFormat(timeZone: string): Intl.DateTimeFormat {
  return memoize(offsetFormats, timeZone, { timeZone, timeZoneName: "longOffset" });
}

function memoize(
  formats: Map<string, Intl.DateTimeFormat>,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-US", options);
  formats.set(timeZone, made);
  return made;
}
