import { median } from "@/lib/analysis/statistics/median";
import type { SpanTable } from "./span-table";

/**
 * For each execution that calls something, how long its calls would have taken at the callee's
 * healthy pace: only how many there are makes a difference. A query for each row is the caller's
 * doing, though every query is as fast as ever. Executions in which a call failed are left out:
 * what is tried again has its reason elsewhere. Calls within a service count by the operation.
 * O(n log n).
 */
export function timeInCalls(
  table: SpanTable,
  isTainted: Uint8Array,
  found: (row: number, callee: number, nano: number) => void,
): void {
  const pace = healthyPace(table);
  const calls = new Map<number, Map<number, number>>();
  const isRetrying = new Uint8Array(table.spans.length);
  for (let row = 0; row < table.spans.length; row += 1) {
    const parent = table.parentOf[row] ?? -1;
    if (parent < 0 || isTainted[parent] === 1) continue;
    const kind = table.spans[row]?.kind;
    if (kind !== "client" && kind !== "producer") continue;
    if (table.failures[row]) isRetrying[parent] = 1;
    const operation = table.operationOf[row] ?? 0;
    const counts = calls.get(parent) ?? new Map<number, number>();
    calls.set(parent, counts);
    counts.set(operation, (counts.get(operation) ?? 0) + 1);
  }
  for (const [row, counts] of calls) {
    if (isRetrying[row] === 1) continue;
    for (const [callee, count] of counts) {
      const nano = pace.get(callee);
      if (nano !== undefined) found(row, callee, count * nano);
    }
  }
}

/** Median duration of each operation in healthy traces. */
function healthyPace(table: SpanTable): Map<number, number> {
  const durations = new Map<number, number[]>();
  for (let row = 0; row < table.spans.length; row += 1) {
    if (table.traces[table.traceOf[row] ?? 0]?.isWindow) continue;
    const kind = table.spans[row]?.kind;
    if (kind !== "client" && kind !== "producer") continue;
    const operation = table.operationOf[row] ?? 0;
    const known = durations.get(operation);
    if (known === undefined) durations.set(operation, [table.durationNano[row] ?? 0]);
    else known.push(table.durationNano[row] ?? 0);
  }
  return new Map([...durations].map(([operation, nanos]) => [operation, median(nanos)]));
}
