import { itemsOf } from "./group-by-row";
import { shareOf, type TimeRange } from "./time-range";
import type { TraceModel } from "./trace-model";

/** A stretch of the critical path on one row, in percent of the drawn range. */
export interface CriticalSegment {
  readonly leftPercent: number;
  readonly widthPercent: number;
}

/** Stretches closer than this are drawn as one: at 700 px it is less than a pixel. */
const JOIN_PERCENT = 0.12;

/**
 * The critical path on a row, joined where the eye could not tell the stretches apart, so a root
 * with 10,000 gaps draws a few hundred lines. The row's sections come in time order.
 */
export function criticalSegments(
  model: Pick<TraceModel, "critical">,
  row: number,
  range: TimeRange,
): readonly CriticalSegment[] {
  const joined: { left: number; right: number }[] = [];
  for (const section of itemsOf(model.critical.byRow, row)) {
    const offset = model.critical.offsetNano[section] ?? 0;
    const end = offset + (model.critical.durationNano[section] ?? 0);
    const left = Math.max(shareOf(range, offset) * 100, 0);
    const right = Math.min(shareOf(range, end) * 100, 100);
    if (right < 0 || left > 100 || right < left) continue;
    const last = joined.at(-1);
    if (last && left - last.right <= JOIN_PERCENT) last.right = Math.max(last.right, right);
    else joined.push({ left, right });
  }
  return joined.map(({ left, right }) => ({ leftPercent: left, widthPercent: right - left }));
}
