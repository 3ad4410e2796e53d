import { shareOf, type TimeRange } from "./time-range";

/** Where a bar stands to the drawn range, in percent of its width. */
export type BarPlace =
  | { readonly kind: "within"; readonly leftPercent: number; readonly widthPercent: number }
  | { readonly kind: "before" }
  | { readonly kind: "after" };

/** Places a bar; parts outside the range are cut. */
export function placeBar(range: TimeRange, offsetNano: number, durationNano: number): BarPlace {
  const left = shareOf(range, offsetNano) * 100;
  const right = shareOf(range, offsetNano + durationNano) * 100;
  if (right < 0) return { kind: "before" };
  if (left > 100) return { kind: "after" };
  const leftPercent = Math.max(left, 0);
  return { kind: "within", leftPercent, widthPercent: Math.min(right, 100) - leftPercent };
}
