import type { Candidate } from "./candidate";
import type { Findings } from "./find-evidence";
import type { SpanTable } from "./span-table";

/** From this share on a span has trouble of its own. */
const LEAST_OWN = 0.1;

/**
 * Rows of the spans that stand for a suspect, the clearest first, each once. What they are depends on
 * what is suspected, and on nothing else:
 *
 * - an operation: in every symptomatic trace, its spans in which the trouble is: those that have
 *   trouble of their own, and those within which their service's other spans have, as the call that
 *   failed them. The deepest, where it calls itself;
 * - a peer, which sends no spans: the calls to it that show its trouble;
 * - an edge: the calls over it that show the trouble, and the spans that answer them;
 * - anything else: the spans that what speaks for it was read from.
 *
 * Where an operation's trouble shows in none of its own spans, the spans it does show in stand for it.
 * O(spans).
 */
export function showSpans(findings: Findings, candidate: Candidate): readonly number[] {
  const { table } = findings;
  const { kind, rows, service } = candidate;
  switch (kind) {
    case "operation": {
      const troubled = [...rows, ...troubledRows(findings, candidate)];
      return orElse(unique(troubled.flatMap((row) => enclosing(table, row, candidate))), rows);
    }
    case "peer":
      return orElse(unique(rows.filter((row) => targetOf(table, row) === service)), rows);
    case "edge":
    case "absent-operation":
    case "resource":
    case "host":
    case "change":
      return unique(rows);
  }
}

/** Rows of symptomatic traces in which the candidate's service has trouble of its own. */
function troubledRows(
  { table, responsibility, symptoms }: Findings,
  { operations }: Candidate,
): number[] {
  const own = new Set(operations);
  const rows: number[] = [];
  table.traces.forEach(({ isWindow, firstRow, endRow }, t) => {
    if (!isWindow || symptoms.isSymptomatic[t] !== 1) return;
    for (let row = firstRow; row < endRow; row += 1) {
      if ((responsibility.own[row] ?? 0) < LEAST_OWN) continue;
      if (own.has(table.operationOf[row] ?? -1)) rows.push(row);
    }
  });
  return rows;
}

/** The nearest span of the operation that a span is or lies in, not leaving its service. */
function enclosing(table: SpanTable, from: number, { service, operation }: Candidate): number[] {
  for (let row = from; row >= 0; row = table.parentOf[row] ?? -1) {
    const at = table.operations[table.operationOf[row] ?? -1];
    if (at?.service !== service) return [];
    if (at.name === operation) return [row];
  }
  return [];
}

function targetOf(table: SpanTable, row: number): string | null {
  return table.operations[table.operationOf[row] ?? -1]?.target ?? null;
}

function orElse(found: readonly number[], rows: readonly number[]): readonly number[] {
  return found.length > 0 ? found : unique(rows);
}

function unique(rows: readonly number[]): number[] {
  return [...new Set(rows)];
}
