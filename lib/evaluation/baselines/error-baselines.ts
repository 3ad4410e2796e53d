import type { EvidenceSet } from "@/lib/analysis/suspects/evidence-set";
import type { SpanTable } from "@/lib/analysis/suspects/span-table";
import { severityLevelOf } from "@/lib/domain/log-record";
import { serviceNameOf } from "@/lib/domain/resource";
import { addTo, type ServiceScores } from "./service-scores";

/** The service with the most failed spans and error logs in the window. */
export function loudestService(set: EvidenceSet, table: SpanTable): ServiceScores {
  const scores = new Map<string, number>();
  forEachFailure(table, (row) => addTo(scores, serviceOf(table, row), 1));
  for (const record of set.windowLogs) {
    if (isError(record)) addTo(scores, serviceNameOf(record.resource), 1);
  }
  return scores;
}

/** The service of the deepest failed span of each trace, by how many traces. */
export function deepestError(_set: EvidenceSet, table: SpanTable): ServiceScores {
  const scores = new Map<string, number>();
  const depth = new Int32Array(table.spans.length);
  const deepest = new Map<number, number>();
  for (let row = 0; row < table.spans.length; row += 1) {
    const parent = table.parentOf[row] ?? -1;
    depth[row] = parent < 0 ? 0 : (depth[parent] ?? 0) + 1;
  }
  forEachFailure(table, (row) => {
    const trace = table.traceOf[row] ?? 0;
    const before = deepest.get(trace);
    if (before === undefined || (depth[row] ?? 0) > (depth[before] ?? 0)) deepest.set(trace, row);
  });
  for (const row of deepest.values()) addTo(scores, serviceOf(table, row), 1);
  return scores;
}

/** Error logs of each service for each trace, in the window less before. */
export function errorLogIncrease(set: EvidenceSet): ServiceScores {
  const scores = new Map<string, number>();
  const sides = [
    { logs: set.windowLogs, traces: set.window.length, sign: 1 },
    { logs: set.healthyLogs, traces: set.healthy.length, sign: -1 },
  ];
  for (const { logs, traces, sign } of sides) {
    for (const record of logs) {
      if (!isError(record)) continue;
      addTo(scores, serviceNameOf(record.resource), sign / Math.max(1, traces));
    }
  }
  return scores;
}

function isError(record: EvidenceSet["windowLogs"][number]): boolean {
  const level = severityLevelOf(record);
  return level === "error" || level === "fatal";
}

function forEachFailure(table: SpanTable, found: (row: number) => void): void {
  for (const { isWindow, firstRow, endRow } of table.traces) {
    if (!isWindow) continue;
    for (let row = firstRow; row < endRow; row += 1) if (table.failures[row]) found(row);
  }
}

function serviceOf(table: SpanTable, row: number): string {
  return table.operations[table.operationOf[row] ?? 0]?.service ?? "";
}
