import { countHealing } from "@/lib/analysis/slice/count-healing";
import { operationKey } from "@/lib/analysis/trace/operation-key";
import type { Candidate } from "./candidate";
import type { Findings } from "./find-evidence";
import { isOnEdge } from "./find-sole-edges";
import type { SpanTable } from "./span-table";

const MAX_REPLAYED_TRACES = 200;

/**
 * Failing traces that replay without their failure when the candidate's own failures are taken out,
 * and those of who waited for what it held.
 */
export function replayWithout(
  { table, symptoms, kernel }: Findings,
  { kind, service, operations, edge }: Candidate,
): { heals: number; of: number } | null {
  const isSilent = kind === "peer" || kind === "absent-operation";
  const isCall = isSilent || edge !== null;
  if (symptoms.failing === 0 || !(isCall || operations.length > 0)) return null;
  const failing = table.traces
    .filter(({ isWindow, firstRow }) => isWindow && Boolean(table.failures[firstRow]))
    .slice(0, MAX_REPLAYED_TRACES);
  const isOne = (row: number) =>
    edge === null ? targetOf(table, row) === service : isOnEdge(table, edge, row);
  const waiting = kernel.flatMap(({ subject, waiters }) => (subject === service ? waiters : []));
  const keys = isCall
    ? callsWhere(table, isOne)
    : keysOf(table, new Set([...operations, ...waiting]));
  if (keys.size === 0) return null;
  const { heals, of } = countHealing(
    failing.map(({ trace }) => trace),
    keys,
  );
  return of === 0 ? null : { heals, of };
}

function keysOf(table: SpanTable, operations: ReadonlySet<number>): Set<string> {
  const keys = new Set<string>();
  table.spans.forEach((span, row) => {
    if (operations.has(table.operationOf[row] ?? -1)) keys.add(operationKey(span));
  });
  return keys;
}

/** Calls of this sort, where their names tell them from all other calls. */
function callsWhere(table: SpanTable, isOne: (row: number) => boolean): Set<string> {
  const mine = new Set<string>();
  const others = new Set<string>();
  table.spans.forEach((span, row) => {
    if (targetOf(table, row) != null) (isOne(row) ? mine : others).add(operationKey(span));
  });
  return new Set([...mine].filter((key) => !others.has(key)));
}

function targetOf({ operations, operationOf }: SpanTable, row: number): string | null | undefined {
  return operations[operationOf[row] ?? -1]?.target;
}
