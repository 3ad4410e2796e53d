import { formatUtcOffset } from "./format-time";

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const STEPS_MS = [
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * SECOND_MS),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE_MS),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR_MS),
  ...[1, 2, 7, 14, 28].map((days) => days * DAY_MS),
];
const MOST_TICKS = 9;
const OFFSET = /([+-])(\d{2}):(\d{2})/;

/**
 * Round instants of a clock between two others, for an axis: 18:10, 18:20 instead of 18:07, 18:23.
 * The clock is the zone's as it goes at `fromMs`; where it is changed later, it stays round to that.
 */
export function clockTicks(fromMs: number, toMs: number, timeZone: string): readonly number[] {
  const length = toMs - fromMs;
  if (!(length > 0)) return [];
  const stepMs = STEPS_MS.find((step) => length / step < MOST_TICKS) ?? length;
  const offsetMs = offsetOf(fromMs, timeZone);
  const first = Math.ceil((fromMs + offsetMs) / stepMs) * stepMs - offsetMs;
  const count = Math.floor((toMs - first) / stepMs) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => first + index * stepMs);
}

function offsetOf(unixMs: number, timeZone: string): number {
  const [, sign, hours, minutes] = OFFSET.exec(formatUtcOffset(unixMs, timeZone)) ?? [];
  const size = Number(hours ?? 0) * HOUR_MS + Number(minutes ?? 0) * MINUTE_MS;
  return sign === "-" ? -size : size;
}
