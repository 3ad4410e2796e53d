import { readStatements } from "@/lib/analysis/logs/read-statements";
import type { StoredLogRecord } from "@/lib/domain/log-record";
import type { SpanTable } from "./span-table";

/** Something that a span of an operation has or lacks: a log statement, a call, a kind of failure. */
export interface SpanFeature {
  readonly operation: number;
  readonly kind: "log" | "call" | "failure";
  readonly text: string;
  /** For a call: the operation called. */
  readonly callee: number;
  /** Of a log statement of level error or above, and of every failure. */
  readonly isError: boolean;
}

/** Which features each row has, as one list of numbers cut up by row. */
export interface SpanFeatures {
  readonly features: readonly SpanFeature[];
  /** Features of `row`: `list[from[row]]` to `list[from[row + 1]]`, each once. */
  readonly from: Int32Array;
  readonly list: Int32Array;
  /** For a log feature: the first record of it on a row; key `row * features + feature`. */
  readonly recordOf: ReadonlyMap<number, StoredLogRecord>;
}

/** Reads the features of every span. O(spans + records). */
export function readFeatures(table: SpanTable, logs: readonly StoredLogRecord[]): SpanFeatures {
  const index = featureIndex();
  const rows: number[] = [];
  const numbers: number[] = [];
  const add = (row: number, number: number) => {
    rows.push(row);
    numbers.push(number);
  };
  const records: [row: number, feature: number, record: StoredLogRecord][] = [];
  addLogs(table, logs, (row, feature, record) => {
    const number = index.of(feature);
    add(row, number);
    records.push([row, number, record]);
  });
  for (let row = 0; row < table.spans.length; row += 1) {
    const operation = table.operationOf[row] ?? 0;
    const parent = table.parentOf[row] ?? -1;
    if (parent >= 0) {
      const caller = table.operationOf[parent] ?? 0;
      const text = String(operation);
      add(
        parent,
        index.of({ operation: caller, kind: "call", text, callee: operation, isError: false }),
      );
    }
    const failure = table.failures[row];
    if (failure) {
      const text = failure.type;
      add(row, index.of({ operation, kind: "failure", text, callee: -1, isError: true }));
    }
  }
  const features = index.list;
  const recordOf = new Map<number, StoredLogRecord>();
  for (const [row, feature, record] of records) {
    const key = row * features.length + feature;
    if (!recordOf.has(key)) recordOf.set(key, record);
  }
  return { features, recordOf, ...groupByRow(table.spans.length, rows, numbers) };
}

function addLogs(
  table: SpanTable,
  logs: readonly StoredLogRecord[],
  found: (row: number, feature: SpanFeature, record: StoredLogRecord) => void,
): void {
  if (logs.length === 0) return;
  const rowOf = new Map<string, number>();
  table.spans.forEach((span, row) => {
    rowOf.set(span.traceId + span.spanId, row);
  });
  const { statements, statementOf } = readStatements(logs);
  logs.forEach((record, i) => {
    const row = rowOf.get(`${record.traceId}${record.spanId}`);
    const statement = statements[statementOf[i] ?? 0];
    if (row === undefined || statement === undefined) return;
    const operation = table.operationOf[row] ?? 0;
    const isError = statement.level === "error" || statement.level === "fatal";
    found(row, { operation, kind: "log", text: statement.text, callee: -1, isError }, record);
  });
}

function featureIndex() {
  const list: SpanFeature[] = [];
  const numbers = new Map<string, number>();
  const of = (feature: SpanFeature): number => {
    const key = `${feature.operation} ${feature.kind} ${feature.text}`;
    const found = numbers.get(key);
    if (found !== undefined) return found;
    numbers.set(key, list.length);
    list.push(feature);
    return list.length - 1;
  };
  return { list, of };
}

/** Counting sort of (row, feature) pairs, repeats dropped. */
function groupByRow(rowCount: number, rows: readonly number[], numbers: readonly number[]) {
  const counts = new Int32Array(rowCount + 1);
  for (const row of rows) counts[row + 1] = (counts[row + 1] ?? 0) + 1;
  for (let row = 0; row < rowCount; row += 1)
    counts[row + 1] = (counts[row + 1] ?? 0) + (counts[row] ?? 0);
  const next = counts.slice();
  const list = new Int32Array(rows.length);
  rows.forEach((row, i) => {
    const at = next[row] ?? 0;
    list[at] = numbers[i] ?? 0;
    next[row] = at + 1;
  });
  return withoutRepeats(rowCount, counts, list);
}

function withoutRepeats(rowCount: number, bounds: Int32Array, list: Int32Array) {
  const from = new Int32Array(rowCount + 1);
  let to = 0;
  for (let row = 0; row < rowCount; row += 1) {
    const start = to;
    for (let i = bounds[row] ?? 0; i < (bounds[row + 1] ?? 0); i += 1) {
      const number = list[i] ?? 0;
      let seen = false;
      for (let j = start; j < to && !seen; j += 1) seen = list[j] === number;
      if (!seen) {
        list[to] = number;
        to += 1;
      }
    }
    from[row + 1] = to;
  }
  return { from, list: list.subarray(0, to) };
}
