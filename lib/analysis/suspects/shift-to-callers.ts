import type { SpanTable } from "./span-table";

/** What breaks on what one caller asks may be at fault itself; a refusal says that it is not. */
const SHARED_BLAME = 0.35;
const RATIO = 5;
const LEAST_OTHERS = 5;
const LEAST_CALLS = 3;
const LEAST_OWN = 0.05;

/**
 * Trouble that an operation has for one caller alone is that caller's: it asks for something bad.
 * Where trouble is more than 5 times as common through one calling service as through the others,
 * the part of it that the others do not have moves to the span that made the call. With one caller
 * only this cannot be told, and nothing moves. Returns a new array; O(spans).
 */
export function shiftToCallers(table: SpanTable, own: Float64Array): Float64Array {
  const callerOf = crossingCallers(table);
  const rates = new Map<number, Map<string, { total: number; count: number }>>();
  for (let row = 0; row < table.spans.length; row += 1) {
    const call = callerOf[row] ?? -1;
    if (call < 0 || !table.traces[table.traceOf[row] ?? 0]?.isWindow) continue;
    const operation = table.operationOf[row] ?? 0;
    const service = table.operations[table.operationOf[call] ?? 0]?.service ?? "";
    const callers = rates.get(operation) ?? new Map<string, { total: number; count: number }>();
    rates.set(operation, callers);
    const rate = callers.get(service) ?? { total: 0, count: 0 };
    callers.set(service, rate);
    rate.total += own[row] ?? 0;
    rate.count += 1;
  }
  const shifted = own.slice();
  for (let row = 0; row < table.spans.length; row += 1) {
    const mine = own[row] ?? 0;
    const call = callerOf[row] ?? -1;
    if (mine < LEAST_OWN || call < 0) continue;
    const service = table.operations[table.operationOf[call] ?? 0]?.service ?? "";
    const blame = table.failures[row]?.blamesCaller ? 1 : SHARED_BLAME;
    const part = blame * partOfCaller(rates.get(table.operationOf[row] ?? 0), service);
    if (part === 0) continue;
    shifted[row] = (shifted[row] ?? 0) - mine * part;
    shifted[call] = Math.max(shifted[call] ?? 0, mine * part);
  }
  return shifted;
}

function partOfCaller(
  callers: ReadonlyMap<string, { total: number; count: number }> | undefined,
  service: string,
): number {
  const here = callers?.get(service);
  if (callers === undefined || here === undefined || here.count < LEAST_CALLS) return 0;
  let total = 0;
  let count = 0;
  for (const [other, rate] of callers) {
    if (other === service) continue;
    total += rate.total;
    count += rate.count;
  }
  if (count < LEAST_OTHERS) return 0;
  const mine = here.total / here.count;
  const others = total / count;
  return mine > RATIO * others ? 1 - others / mine : 0;
}

/** By row, the span of another service that made the call it is part of; -1 for none. */
function crossingCallers(table: SpanTable): Int32Array {
  const callers = new Int32Array(table.spans.length).fill(-1);
  for (let row = 0; row < table.spans.length; row += 1) {
    const parent = table.parentOf[row] ?? -1;
    if (parent < 0) continue;
    const here = table.operations[table.operationOf[row] ?? 0]?.service;
    const above = table.operations[table.operationOf[parent] ?? 0]?.service;
    callers[row] = here === above ? (callers[parent] ?? -1) : parent;
  }
  return callers;
}
