import type { SpanTable } from "./span-table";

/** How one service tries another again when a call fails. */
export interface Attempts {
  readonly caller: string;
  readonly target: string;
  /** Attempts for one call, the mean over traces of the window in which any was repeated. */
  readonly perCall: number;
  /** Traces of the window in which a call was tried again. */
  readonly traces: number;
  /** Of healthy traces, the share in which one was; of the window's likewise. */
  readonly healthyShare: number;
  readonly windowShare: number;
  /** Rows of failed attempts of the window, one for each trace. */
  readonly rows: readonly number[];
}

const SLACK_NANO = 1_000_000;

interface Sums {
  readonly caller: string;
  readonly target: string;
  attempts: number;
  groups: number;
  healthy: number;
  rows: number[];
}

/**
 * Calls that were made again after they failed: siblings of one operation below one caller, the
 * next begun when the failed one had ended. Attempts at once are a fan-out. O(n log n).
 */
export function findAttempts(table: SpanTable): Attempts[] {
  const sums = new Map<string, Sums>();
  for (const siblings of siblingCalls(table).values()) {
    const failed = retriedRows(table, siblings);
    const [first] = failed;
    if (first === undefined) continue;
    const { service = "", target } = table.operations[table.operationOf[first] ?? -1] ?? {};
    if (target == null) continue;
    const key = `${service}\u0000${target}`;
    const sum = sums.get(key) ?? {
      caller: service,
      target,
      attempts: 0,
      groups: 0,
      healthy: 0,
      rows: [],
    };
    sums.set(key, sum);
    if (table.traces[table.traceOf[first] ?? 0]?.isWindow) {
      sum.attempts += failed.length + 1;
      sum.groups += 1;
      sum.rows.push(first);
    } else {
      sum.healthy += 1;
    }
  }
  const window = table.traces.filter(({ isWindow }) => isWindow).length;
  return [...sums.values()].flatMap((sum) => toAttempts(table, sum, window));
}

function toAttempts(table: SpanTable, sum: Sums, window: number): Attempts[] {
  if (sum.groups === 0) return [];
  const byTrace = new Map(sum.rows.toReversed().map((row) => [table.traceOf[row] ?? 0, row]));
  const healthy = table.traces.length - window;
  return [
    {
      caller: sum.caller,
      target: sum.target,
      perCall: sum.attempts / sum.groups,
      traces: byTrace.size,
      windowShare: byTrace.size / Math.max(1, window),
      healthyShare: Math.min(1, sum.healthy / Math.max(1, healthy)),
      rows: [...byTrace.values()].sort((a, b) => a - b),
    },
  ];
}

/** Calls below callers of whose calls one failed, by caller and operation. */
function siblingCalls(table: SpanTable): Map<string, number[]> {
  const hasFailed = new Uint8Array(table.spans.length);
  const isCall = (row: number) =>
    table.spans[row]?.kind === "client" || table.spans[row]?.kind === "producer";
  for (let row = 0; row < table.spans.length; row += 1) {
    const parent = table.parentOf[row] ?? -1;
    if (parent >= 0 && table.failures[row] && isCall(row)) hasFailed[parent] = 1;
  }
  const groups = new Map<string, number[]>();
  for (let row = 0; row < table.spans.length; row += 1) {
    const parent = table.parentOf[row] ?? -1;
    if (parent < 0 || hasFailed[parent] !== 1 || !isCall(row)) continue;
    const key = `${parent} ${table.operationOf[row]}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}

/** Failed calls that another one began after. */
function retriedRows(table: SpanTable, rows: readonly number[]): number[] {
  const startOf = (row: number) => table.startNano[row] ?? 0;
  const latest = rows.reduce((max, row) => Math.max(max, startOf(row)), 0);
  return rows.filter((row) => {
    const end = startOf(row) + (table.durationNano[row] ?? 0);
    return Boolean(table.failures[row]) && latest > startOf(row) && latest >= end - SLACK_NANO;
  });
}
