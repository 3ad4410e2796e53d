import { median } from "@/lib/analysis/statistics/median";
import type { SpanTable } from "./span-table";
import type { TimingShift } from "./timing-shifts";

/** The way from one service to another, in trouble while all other ways of both are well. */
export interface SoleEdge {
  readonly caller: string;
  readonly callee: string;
  /** Calls of the window that show it, the clearest first. */
  readonly rows: readonly number[];
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
  /** How many timings it has, and how many are between two spans, of which how many moved. */
  timings: number;
  gaps: number;
  movedGaps: number;
  /** Of the timings that moved: time above the usual, all together, and the longest that is usual. */
  excessNano: number;
  usualNano: number;
  /** All of its calls. */
  readonly rows: number[];
  firstRow: number;
}

/** Fewer calls than this do not show that a way is well. */
const LEAST_CALLS = 10;
const LEAST_LOST = 0.05;
const RATIO = 2;
/** Of what is wrong with one way, how much of it makes another one ill as well. */
const PART = 0.2;
const LEAST_Z = 2;
const MAX_ROWS = 25;
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
    if ([...into, ...out, ...beyond].some((one) => isAsIll(one, edge))) return [];
    const wellInto = into.filter((one) => isWell(one, edge));
    const wellOut = out.filter((one) => isWell(one, edge));
    if (wellInto.length === 0 || wellOut.length === 0) return [];
    return [
      {
        caller: edge.caller,
        callee: edge.callee,
        rows: troubledRows(table, edge),
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
    edge.rows.push(row);
    edge.calls[side] += 1;
    if (isLost(table, row)) edge.lost[side] += 1;
    else if (isWindow && edge.firstRow < 0) edge.firstRow = row;
  }
  for (const shift of shifts) {
    const { kind, operation } = shift;
    const edge = kind === "gap" || kind === "call" ? edgeOf(operation) : null;
    if (edge !== null) addTiming(edge, shift);
  }
  return edges;
}

function addTiming(edge: Edge, { kind, z, healthyNano, excessByTrace }: TimingShift): void {
  const hasMoved = z >= LEAST_Z;
  edge.timings += 1;
  if (kind === "gap") {
    edge.gaps += 1;
    if (hasMoved) edge.movedGaps += 1;
  }
  if (!hasMoved) return;
  for (const nano of excessByTrace.values()) edge.excessNano += nano;
  edge.usualNano = Math.max(edge.usualNano, healthyNano);
}

/** Calls that got no answer; where none did, those that were longest on their way. */
function troubledRows(table: SpanTable, edge: Edge): number[] {
  const window: { row: number; nano: number }[] = [];
  const usual: number[] = [];
  for (const row of edge.rows) {
    const answer = table.answerOf[row] ?? -1;
    const lost = isLosing(edge) && isLost(table, row);
    if (!lost && (answer < 0 || !isLate(edge))) continue;
    const gap = (table.durationNano[row] ?? 0) - (table.durationNano[answer] ?? 0);
    const nano = lost ? Number.POSITIVE_INFINITY : gap;
    if (table.traces[table.traceOf[row] ?? 0]?.isWindow) window.push({ row, nano });
    else usual.push(nano);
  }
  const least = RATIO * median(usual);
  return window
    .filter(({ nano }) => nano > least)
    .sort((a, b) => (a.nano === b.nano ? a.row - b.row : b.nano - a.nano))
    .slice(0, MAX_ROWS)
    .map(({ row }) => row);
}

function isLost({ failures, answerOf }: SpanTable, row: number): boolean {
  return Boolean(failures[row]) && (answerOf[row] ?? -1) < 0;
}

function noEdge(caller: string, callee: string): Edge {
  const none = { timings: 0, gaps: 0, movedGaps: 0, excessNano: 0, usualNano: 0, firstRow: -1 };
  return { caller, callee, calls: [0, 0], lost: [0, 0], rows: [], ...none };
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

function excessPerCall({ excessNano, calls }: Edge): number {
  return excessNano / Math.max(1, calls[0]);
}

/** Whether it has, by a part worth the name, what is wrong with the other, or something as bad. */
function isAsIll(edge: Edge, ill: Edge): boolean {
  const isLostToo = isLosing(ill) ? lostShare(edge, 0) >= PART * lostShare(ill, 0) : isLosing(edge);
  const least = isLate(ill) ? PART * excessPerCall(ill) : edge.usualNano;
  return isLostToo || (edge.excessNano > 0 && excessPerCall(edge) >= least);
}

/** Often enough called, and measured, to say that it is as ever. */
function isWell(edge: Edge, ill: Edge): boolean {
  const isMeasured = edge.timings > 0 || !isLate(ill);
  return isMeasured && edge.calls[0] >= LEAST_CALLS && !isAsIll(edge, ill);
}
