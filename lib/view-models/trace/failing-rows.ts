import { SPAN_KINDS } from "@/lib/domain/span";
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
 * The failing row to look at first: where the answer says that the failure began, else down from the first failing row, always to the failing child
 * that ended last, because that one is what its parent answered with (of several retries, the last).
 * A call whose callee answered and did not fail itself (a 404, say) is not gone into: what made a
 * failure of that answer is the caller.
 *
 *     gateway ✕ ─ checkout ✕ ─┬ payments ✕                    gateway ✕ ─ checkout ✕ ◀
 *                             └ payments ✕ (last try) ◀                    └ GET cart ✕ 404 ─ cart
 *
 * -1 when nothing failed. O(depth + children on the way).
 */
export function leadFailingRow(model: TraceModel): number {
  if (model.leadRow >= 0) return model.leadRow;
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
  let chosen = -1;
  let chosenEnd = Number.NEGATIVE_INFINITY;
  for (const child of childrenOf(model, parent)) {
    if (!hasFailed(model, child) || wasAnswered(model, child)) continue;
    if (endOf(model, child) < chosenEnd) continue;
    chosen = child;
    chosenEnd = endOf(model, child);
  }
  return chosen;
}

const CLIENT = SPAN_KINDS.indexOf("client");

/** A server's span ends once its answer is flushed, some milliseconds after the caller has it. */
const FLUSH_NANO = 5_000_000;

/** The callee ended in time and nothing of it failed. One that ended later was given up waiting for. */
function wasAnswered(model: TraceModel, call: number): boolean {
  if (model.kind[call] !== CLIENT || (model.descendantErrorCount[call] ?? 0) > 0) return false;
  const callees = childrenOf(model, call);
  const latest = endOf(model, call) + FLUSH_NANO;
  return callees.length > 0 && callees.every((row) => endOf(model, row) <= latest);
}

function childrenOf(model: TraceModel, parent: number): readonly number[] {
  const children: number[] = [];
  const end = parent + (model.descendantCount[parent] ?? 0);
  for (let row = parent + 1; row <= end; row += 1 + (model.descendantCount[row] ?? 0)) {
    children.push(row);
  }
  return children;
}

function endOf(model: TraceModel, row: number): number {
  return (model.offsetNano[row] ?? 0) + (model.rowDurationNano[row] ?? 0);
}
