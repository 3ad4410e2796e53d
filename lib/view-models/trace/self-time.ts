import { hasFlag, type TraceModel } from "./trace-model";

/**
 * Time of a row that none of the children it waited for covers: what `computeSelfTimes` finds for
 * every node of the trace, found from the columns for one. Children come by start: one sweep. A
 * missing parent has none.
 */
export function selfTimeNano(model: TraceModel, row: number): number {
  if (hasFlag(model, row, "missingParent")) return 0;
  const start = model.offsetNano[row] ?? 0;
  const end = start + (model.rowDurationNano[row] ?? 0);
  const last = row + (model.descendantCount[row] ?? 0);
  let coveredTo = start;
  let covered = 0;
  for (let child = row + 1; child <= last; child += 1 + (model.descendantCount[child] ?? 0)) {
    if (hasFlag(model, child, "notAwaited")) continue;
    const from = Math.max(model.offsetNano[child] ?? 0, coveredTo);
    const childEnd = (model.offsetNano[child] ?? 0) + (model.rowDurationNano[child] ?? 0);
    const to = Math.min(childEnd, end);
    if (to > from) {
      covered += to - from;
      coveredTo = to;
    }
  }
  return end - start - covered;
}
