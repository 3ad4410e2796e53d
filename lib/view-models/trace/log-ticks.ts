import { itemsOf } from "./group-by-row";
import { shareOf, type TimeRange } from "./time-range";
import type { TraceModel } from "./trace-model";

/** One mark for the log records of a row that fall on the same spot. */
export interface LogTick {
  readonly percent: number;
  readonly count: number;
  /** The gravest among them. */
  readonly level: string;
}

const GRAVITY = ["unspecified", "trace", "debug", "info", "warn", "error", "fatal"];
/** Spots of a row: marks closer than 0.25 % of the width cannot be told apart. */
const SPOTS = 400;

/** The marks of the log records of some rows within the range, left to right. */
export function logTicks(
  model: Pick<TraceModel, "logs">,
  rows: Iterable<number>,
  range: TimeRange,
): readonly LogTick[] {
  const bySpot = new Map<number, LogTick>();
  for (const row of rows) {
    for (const log of itemsOf(model.logs.byRow, row)) {
      const share = shareOf(range, model.logs.offsetNano[log] ?? 0);
      if (share < 0 || share > 1) continue;
      const spot = Math.round(share * SPOTS);
      const level = model.logs.level[log] ?? "unspecified";
      const known = bySpot.get(spot);
      bySpot.set(spot, {
        percent: (spot / SPOTS) * 100,
        count: (known?.count ?? 0) + 1,
        level: known ? graver(known.level, level) : level,
      });
    }
  }
  return [...bySpot.values()].sort((a, b) => a.percent - b.percent);
}

function graver(a: string, b: string): string {
  return GRAVITY.indexOf(a) >= GRAVITY.indexOf(b) ? a : b;
}
