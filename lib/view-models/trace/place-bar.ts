import { shareOf, type TimeRange } from "./time-range";

/** A bar within the drawn range, in percent of its width. */
export interface BarPlace {
  readonly leftPercent: number;
  readonly widthPercent: number;
  /** Which side of the bar its duration stands on; null when the bar is out of the range. */
  readonly label: "after" | "before" | null;
}

/** Right of this share the label would be cut off, so it moves before the bar. */
const LABEL_LIMIT_PERCENT = 88;

/** Places a bar; parts outside the range are cut, a bar wholly outside has no width. */
export function placeBar(range: TimeRange, offsetNano: number, durationNano: number): BarPlace {
  const left = shareOf(range, offsetNano) * 100;
  const right = shareOf(range, offsetNano + durationNano) * 100;
  if (right < 0 || left > 100) {
    return { leftPercent: left < 0 ? 0 : 100, widthPercent: 0, label: null };
  }
  const from = Math.max(left, 0);
  const to = Math.min(right, 100);
  const fitsBefore = from >= 100 - LABEL_LIMIT_PERCENT;
  const label = to > LABEL_LIMIT_PERCENT && fitsBefore ? "before" : "after";
  return { leftPercent: from, widthPercent: to - from, label };
}
