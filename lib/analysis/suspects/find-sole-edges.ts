import type { SpanTable } from "./span-table";
import type { TimingShift } from "./timing-shifts";

/** The way from one service to another, in trouble while all other ways of both are well. */
export interface SoleEdge {
  readonly caller: string;
  readonly callee: string;
  /** Others that call the callee as ever, and others that the caller calls as ever; by name. */
  readonly wellCallers: readonly string[];
  readonly wellCallees: readonly string[];
  /** A call of the window on each of those ways. */
  readonly wellRows: readonly number[];
}

interface Edge {
  readonly caller: string;
  readonly callee: string;
  /** Calls of the window and of before, and those that failed and got no answer. */
  readonly calls: [window: number, healthy: number];
  readonly lost: [window: number, healthy: number];
  /** How many timings it has, and how many of them moved: all, and those between two spans. */
  timings: number;
  moved: number;
  gaps: number;
  movedGaps: number;
  firstRow: number;
}

/** Fewer calls than this do not show that a way is well. */
const LEAST_CALLS = 10;
const LEAST_LOST = 0.05;
const RATIO = 2;
const RARER = 0.2;
const LEAST_Z = 2;
/** What hinders the way hinders all that goes it; one call of several is what is asked for. */
const LEAST_MOVED = 0.5;

/**
 * Ways between two services on which time or answers are lost, and on no other way from or to
 * either of them: then neither end as a whole is at fault. Both have to be known from elsewhere:
 * the callee is called by others, the caller calls others, and all of those go as ever. With one
 * caller, or one callee, this cannot be told. What takes long inside of a callee without spans is
 * no matter of the way. O(spans + timings + edges × their neighbours).
 */
export function findSoleEdges(table: SpanTable, shifts: readonly TimingShift[]): SoleEdge[] {
  const edges = [...tallyEdges(table, shifts).values()];
  return edges.filter(isIll).flatMap((edge) => {
    const into = edges.filter((one) => one !== edge && one.callee === edge.callee);
    const out = edges.filter((one) => one !== edge && one.caller === edge.caller);
    const beyond = edges.filter(
      (one) => one !== edge && (one.caller === edge.callee || one.callee === edge.caller),
    );
    if ([...into, ...out, ...beyond].some((one) => isIll(one) || one.moved > 0)) return [];
    const wellInto = into.filter((one) => isWell(one, edge));
    const wellOut = out.filter((one) => isWell(one, edge));
    if (wellInto.length === 0 || wellOut.length === 0) return [];
    return [
      {
        caller: edge.caller,
        callee: edge.callee,
        wellCallers: wellInto.map(({ caller }) => caller).sort(),
        wellCallees: wellOut.map(({ callee }) => callee).sort(),
        wellRows: [...wellInto, ...wellOut].map(({ firstRow }) => firstRow),
      },
    ];
  });
}

/** Whether a row is a call on this way. */
export function isOnEdge(
  { operations, operationOf }: SpanTable,
  { caller, callee }: Pick<SoleEdge, "caller" | "callee">,
  row: number,
): boolean {
  const operation = operations[operationOf[row] ?? -1];
  return operation?.target === callee && operation.service === caller;
}

function tallyEdges(table: SpanTable, shifts: readonly TimingShift[]): Map<string, Edge> {
  const edges = new Map<string, Edge>();
  const edgeOf = (operation: number): Edge | null => {
    const { service: caller, target: callee } = table.operations[operation] ?? {};
    if (caller === undefined || callee == null || caller === callee) return null;
    const key = `${caller}\u0000${callee}`;
    const known = edges.get(key) ?? noEdge(caller, callee);
    edges.set(key, known);
    return known;
  };
  for (let row = 0; row < table.spans.length; row += 1) {
    const edge = edgeOf(table.operationOf[row] ?? -1);
    if (edge === null) continue;
    const isWindow = table.traces[table.traceOf[row] ?? 0]?.isWindow ?? false;
    const side = isWindow ? 0 : 1;
    edge.calls[side] += 1;
    if (table.failures[row] && (table.answerOf[row] ?? -1) < 0) edge.lost[side] += 1;
    else if (isWindow && edge.firstRow < 0) edge.firstRow = row;
  }
  for (const { kind, operation, z } of shifts) {
    const edge = kind === "gap" || kind === "call" ? edgeOf(operation) : null;
    if (edge === null) continue;
    const moved = z >= LEAST_Z ? 1 : 0;
    edge.timings += 1;
    edge.moved += moved;
    if (kind !== "gap") continue;
    edge.gaps += 1;
    edge.movedGaps += moved;
  }
  return edges;
}

function noEdge(caller: string, callee: string): Edge {
  const none = { timings: 0, moved: 0, gaps: 0, movedGaps: 0, firstRow: -1 };
  return { caller, callee, calls: [0, 0], lost: [0, 0], ...none };
}

function lostShare({ calls, lost }: Edge, side: 0 | 1): number {
  return lost[side] / Math.max(1, calls[side]);
}

function isLosing(edge: Edge): boolean {
  const during = lostShare(edge, 0);
  return during >= LEAST_LOST && during > RATIO * lostShare(edge, 1);
}

function isLate({ gaps, movedGaps }: Edge): boolean {
  return movedGaps > 0 && movedGaps >= gaps * LEAST_MOVED;
}

function isIll(edge: Edge): boolean {
  return isLosing(edge) || isLate(edge);
}

/** As ever by what is wrong with the other: nothing is lost, and what it takes was measured. */
function isWell(edge: Edge, ill: Edge): boolean {
  if (edge.calls[0] < LEAST_CALLS || (isLate(ill) && edge.timings === 0)) return false;
  return !isLosing(ill) || lostShare(edge, 0) < RARER * lostShare(ill, 0);
}
