import type { SpanTable } from "./span-table";

const MAX_SIBLINGS = 16;

/**
 * By row, how long an answered call of its caller was under way at the same time: what frameworks
 * that never block draw beside the call is the wait for it, not work.
 */
export function waitsBeside(table: SpanTable): Float64Array {
  const beside = new Float64Array(table.spans.length);
  const calls = new Map<number, number[]>();
  for (let row = 0; row < table.spans.length; row += 1) {
    const parent = table.parentOf[row] ?? -1;
    if (parent < 0 || (table.answerOf[row] ?? -1) < 0) continue;
    const siblings = calls.get(parent);
    if (siblings === undefined) calls.set(parent, [row]);
    else siblings.push(row);
  }
  if (calls.size === 0) return beside;
  for (let row = 0; row < table.spans.length; row += 1) {
    const siblings = calls.get(table.parentOf[row] ?? -1);
    if (siblings === undefined || (table.answerOf[row] ?? -1) >= 0) continue;
    const start = table.startNano[row] ?? 0;
    const end = start + (table.durationNano[row] ?? 0);
    for (const call of siblings.slice(0, MAX_SIBLINGS)) {
      const from = table.startNano[call] ?? 0;
      const to = from + (table.durationNano[call] ?? 0);
      beside[row] = (beside[row] ?? 0) + Math.max(0, Math.min(end, to) - Math.max(start, from));
    }
  }
  return beside;
}
