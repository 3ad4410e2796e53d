import { hasFailed, type TraceModel } from "./trace-model";

/** Rows that failed, in order. O(rows). */
export function failingRows(model: TraceModel): Int32Array {
  const failing = new Int32Array(model.rowCount);
  let count = 0;
  for (let row = 0; row < model.rowCount; row += 1) {
    if (!hasFailed(model, row)) continue;
    failing[count] = row;
    count += 1;
  }
  return failing.subarray(0, count);
}

/** The nearest of `rows` (ascending) after or before `from`, going round at the end; -1 when empty. */
export function nearestRow(rows: Int32Array, from: number, direction: 1 | -1): number {
  if (rows.length === 0) return -1;
  if (direction === 1) return rows.find((row) => row > from) ?? rows[0] ?? -1;
  return rows.findLast((row) => row < from) ?? rows.at(-1) ?? -1;
}

/**
 * The failing row to look at first: down from the first failing row, always to the failing child
 * that ended last, because that one is what its parent answered with (of several retries, the last).
 *
 *     gateway ✕ ─ checkout ✕ ─┬ payments ✕   (first try)
 *                             └ payments ✕   (last try)  ◀
 *
 * -1 when nothing failed. O(depth + children on the way).
 */
export function leadFailingRow(model: TraceModel): number {
  let lead = firstFailing(model);
  for (let next = lead; next >= 0; next = lastFailingChild(model, next)) lead = next;
  return lead;
}

function firstFailing(model: TraceModel): number {
  for (let row = 0; row < model.rowCount; row += 1) {
    if (hasFailed(model, row)) return row;
  }
  return -1;
}

function lastFailingChild(model: TraceModel, parent: number): number {
  const end = parent + (model.descendantCount[parent] ?? 0);
  let chosen = -1;
  let chosenEnd = Number.NEGATIVE_INFINITY;
  for (let row = parent + 1; row <= end; row += 1 + (model.descendantCount[row] ?? 0)) {
    const endNano = (model.offsetNano[row] ?? 0) + (model.rowDurationNano[row] ?? 0);
    if (hasFailed(model, row) && endNano >= chosenEnd) {
      chosen = row;
      chosenEnd = endNano;
    }
  }
  return chosen;
}
