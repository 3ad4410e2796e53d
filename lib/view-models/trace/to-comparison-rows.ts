import type { ComparedSideDto, ComparisonDto } from "@/lib/domain/contracts/comparison";
import type { ComparisonState } from "@/lib/domain/contracts/comparison-state";
import { asTraceId } from "@/lib/domain/id-text";
import { formatDuration } from "@/lib/view-models/format/format-duration";

/** `+`, `−`, `~` and `=`: told by shape, not by colour alone. */
export const STATE_MARKS: Readonly<Record<ComparisonState, string>> = {
  added: "+",
  removed: "−",
  changed: "~",
  unchanged: "=",
};

/** An operation of both sides in a line. */
export interface ComparisonRow {
  readonly key: string;
  readonly state: ComparisonState;
  readonly service: string;
  readonly operation: string;
  /** Capped, so that deep trees stay in sight. */
  readonly indent: number;
  readonly before: ComparisonCells;
  readonly after: ComparisonCells;
  /** Which of the cells differ. */
  readonly changes: ReadonlySet<"count" | "errors" | "latency">;
  /** `4.2×`, of the self time of one execution; null where a side has none. */
  readonly ownTimeRatio: string | null;
  readonly failure: string | null;
  /** Where to look at it: the after side, else the before side. */
  readonly href: string | null;
}

export interface ComparisonCells {
  /** How often in a trace, on average; empty where the operation is not. */
  readonly count: string;
  readonly errors: string;
  readonly ownTime: string;
}

const MAX_INDENT = 14;

/** Rows in the given states, each with its ancestors, so that it stands where it belongs. */
export function toComparisonRows(
  comparison: ComparisonDto,
  shown: ReadonlySet<ComparisonState>,
): ComparisonRow[] {
  const { rows } = comparison;
  const kept = new Set<number>();
  rows.forEach((row, index) => {
    if (!shown.has(row.state)) return;
    for (let at = index; at >= 0 && !kept.has(at); at = rows[at]?.parent ?? -1) kept.add(at);
  });
  return rows.flatMap((row, index) => (kept.has(index) ? [toRow(row, index)] : []));
}

/** How many rows there are of each state. */
export function countStates(comparison: ComparisonDto): Readonly<Record<ComparisonState, number>> {
  const counts = { added: 0, removed: 0, changed: 0, unchanged: 0 };
  for (const { state } of comparison.rows) counts[state] += 1;
  return counts;
}

/** Whether a text is one trace id, or several separated by commas. */
export function areTraceIds(text: string): boolean {
  return text.split(",").every((part) => asTraceId(part.trim()) !== null);
}

function toRow(row: ComparisonDto["rows"][number], index: number): ComparisonRow {
  return {
    key: String(index),
    state: row.state,
    service: row.service,
    operation: row.name,
    indent: Math.min(row.depth, MAX_INDENT),
    before: toCells(row.before),
    after: toCells(row.after),
    changes: new Set(row.changes),
    ownTimeRatio: ratioOf(row.before, row.after),
    failure: row.after.failure ?? row.before.failure,
    href: hrefOf(row.after) ?? hrefOf(row.before),
  };
}

function toCells(side: ComparedSideDto): ComparisonCells {
  if (side.traceCount === 0) return { count: "", errors: "", ownTime: "" };
  return {
    count: formatMean(side.count),
    errors: side.errorCount === 0 ? "0" : `✕ ${formatMean(side.errorCount)}`,
    ownTime: formatDuration(BigInt(side.selfNano)),
  };
}

const LEAST_RATIO = 0.01;

/** `1`, `2.5`, `0.07`: means to two digits. */
function formatMean(mean: number): string {
  return String(Number(mean.toPrecision(mean < 10 ? 2 : 3)));
}

function ratioOf(before: ComparedSideDto, after: ComparedSideDto): string | null {
  const [from, to] = [Number(before.selfNano), Number(after.selfNano)];
  if (before.traceCount === 0 || after.traceCount === 0 || from <= 0 || to <= 0) return null;
  const ratio = to / from;
  return ratio < LEAST_RATIO ? `< ${LEAST_RATIO}×` : `${formatMean(ratio)}×`;
}

function hrefOf({ example }: ComparedSideDto): string | null {
  if (example === null) return null;
  const [spanId] = example.spanIds;
  const span = spanId === undefined ? "" : `?span=${encodeURIComponent(spanId)}`;
  return `/traces/${example.traceId}${span}`;
}
