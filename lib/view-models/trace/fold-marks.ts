import { foldMembers } from "./fold-facts";
import { itemsOf } from "./group-by-row";
import { shareOf, type TimeRange } from "./time-range";
import { hasFailed, type TraceModel } from "./trace-model";

/** Spots across the drawn range: at 700 px each is wider than a pixel. */
export const FOLD_SPOTS = 480;

/** A stretch of spots. */
export interface SpotRun {
  readonly from: number;
  readonly length: number;
}

export interface FoldMarks {
  /** Members, each from its own start: what overlaps begins anew where the next one starts. */
  readonly members: readonly SpotRun[];
  /** Members that failed, themselves or below. */
  readonly failures: readonly SpotRun[];
  readonly critical: readonly SpotRun[];
}

const MEMBER = 1;
const START = 2;
const FAILURE = 4;
const CRITICAL = 8;

/** Where a fold's members lie within the range, painted into spots. O(members + sections + spots). */
export function foldMarks(model: TraceModel, fold: number, range: TimeRange): FoldMarks {
  const spots = new Uint8Array(FOLD_SPOTS);
  for (const row of foldMembers(model, fold)) {
    const offset = model.offsetNano[row] ?? 0;
    const failed = hasFailed(model, row) || (model.descendantErrorCount[row] ?? 0) > 0;
    const bits = failed ? MEMBER | FAILURE : MEMBER;
    paint(spots, range, offset, model.rowDurationNano[row] ?? 0, bits, START);
    for (const section of itemsOf(model.critical.byRow, row)) {
      const from = model.critical.offsetNano[section] ?? 0;
      paint(spots, range, from, model.critical.durationNano[section] ?? 0, CRITICAL, 0);
    }
  }
  return {
    members: runsOf(spots, MEMBER, START),
    failures: runsOf(spots, FAILURE, START),
    critical: runsOf(spots, CRITICAL, 0),
  };
}

function paint(
  spots: Uint8Array,
  range: TimeRange,
  offsetNano: number,
  durationNano: number,
  bits: number,
  startBit: number,
): void {
  const left = shareOf(range, offsetNano);
  const right = shareOf(range, offsetNano + durationNano);
  if (right < 0 || left > 1) return;
  const from = Math.min(Math.max(Math.floor(left * FOLD_SPOTS), 0), FOLD_SPOTS - 1);
  const to = Math.min(Math.max(Math.round(right * FOLD_SPOTS), from + 1), FOLD_SPOTS);
  for (let spot = from; spot < to; spot += 1) spots[spot] = (spots[spot] ?? 0) | bits;
  spots[from] = (spots[from] ?? 0) | startBit;
}

/** Stretches of spots that have `bit`, broken where `breakBit` begins another. */
function runsOf(spots: Uint8Array, bit: number, breakBit: number): readonly SpotRun[] {
  const runs: SpotRun[] = [];
  for (let from = 0; from < spots.length; from += 1) {
    if (((spots[from] ?? 0) & bit) === 0) continue;
    let end = from + 1;
    while (((spots[end] ?? 0) & bit) !== 0 && ((spots[end] ?? 0) & breakBit) === 0) end += 1;
    runs.push({ from, length: end - from });
    from = end - 1;
  }
  return runs;
}
