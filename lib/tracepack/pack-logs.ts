import type { CitedEvidence } from "@/lib/analysis/citations/cited-evidence";
import { readStatements } from "@/lib/analysis/logs/read-statements";
import type { AssembledTrace } from "@/lib/analysis/trace/assembled-trace";
import { formatAttribute } from "@/lib/domain/attributes";
import {
  logTimeUnixNano,
  type SeverityLevel,
  type StoredLogRecord,
  severityLevelOf,
} from "@/lib/domain/log-record";
import { serviceNameOf } from "@/lib/domain/resource";
import type { AttributeDictionary } from "./attribute-dictionary";
import type { ChosenSpan } from "./choose-spans";
import type { Tracepack } from "./tracepack-schema";

type PackedLog = Tracepack["logs"][number];
type PackedTemplate = Tracepack["logTemplates"][number];

const NEAR_NANO = 5_000_000_000n;
const MAX_RECORDS = 300;
const MAX_TEMPLATES = 200;
const MAX_TEXT = 600;
const GRAVITY: Readonly<Record<SeverityLevel, number>> = {
  fatal: 0,
  error: 1,
  warn: 2,
  info: 3,
  unspecified: 4,
  debug: 5,
  trace: 6,
};

/**
 * Log records within five seconds of the packed traces' failing spans, the grave and the rare
 * first and each statement once before any comes twice; and all statements with how often they
 * were made now and before. O(records × words).
 */
export function packLogs(
  evidence: CitedEvidence,
  chosen: readonly ChosenSpan[],
  traces: readonly AssembledTrace[],
  dictionary: AttributeDictionary,
): { readonly logs: PackedLog[]; readonly templates: PackedTemplate[]; readonly near: number } {
  const { windowLogs, healthyLogs } = evidence;
  const { statements, statementOf } = readStatements([...healthyLogs, ...windowLogs]);
  const counts = statements.map(() => ({ window: 0, healthy: 0 }));
  statementOf.forEach((statement, i) => {
    const sum = counts[statement];
    if (sum === undefined) return;
    if (i < healthyLogs.length) sum.healthy += 1;
    else sum.window += 1;
  });
  const near = nearRecords(windowLogs, chosen, traces).map((found) => ({
    ...found,
    statement: statementOf[healthyLogs.length + found.at] ?? 0,
  }));
  const ordered = onceEachFirst(
    near.sort((a, b) => gravityOf(a.record) - gravityOf(b.record) || a.at - b.at),
  );
  const order = templateOrder(counts, statements, ordered);
  const numberOf = new Map(order.map((statement, i) => [statement, i]));
  const logs = ordered
    .filter(({ statement }) => numberOf.has(statement))
    .slice(0, MAX_RECORDS)
    .map(({ record, statement }) => ({
      id: record.id,
      trace: traceNumber(traces, record),
      span: record.spanId,
      service: serviceNameOf(record.resource),
      level: severityLevelOf(record),
      atUnixNano: String(logTimeUnixNano(record)),
      text: formatAttribute(record.body).slice(0, MAX_TEXT),
      template: numberOf.get(statement) ?? 0,
      attributes: dictionary.add(record.attributes),
    }));
  const templates = order.flatMap((statement) => {
    const found = statements[statement];
    const count = counts[statement];
    return found === undefined || count === undefined ? [] : [{ ...found, ...count }];
  });
  return { logs, templates, near: near.length };
}

function gravityOf(record: StoredLogRecord): number {
  return GRAVITY[severityLevelOf(record)];
}

function nearRecords(
  records: readonly StoredLogRecord[],
  chosen: readonly ChosenSpan[],
  traces: readonly AssembledTrace[],
): { record: StoredLogRecord; at: number }[] {
  const ids = new Set(traces.map(({ traceId }) => traceId));
  const spans = new Set<string>(chosen.map(({ node }) => node.span.spanId));
  const times = chosen.flatMap(({ node, trace }) =>
    trace === traces[0] && node.span.status.code === "error"
      ? [{ from: node.startUnixNano - NEAR_NANO, to: node.endUnixNano + NEAR_NANO }]
      : [],
  );
  const from = times.reduce<bigint | null>(
    (low, t) => (low === null || t.from < low ? t.from : low),
    null,
  );
  const to = times.reduce<bigint | null>(
    (high, t) => (high === null || t.to > high ? t.to : high),
    null,
  );
  return records.flatMap((record, at) => {
    const time = logTimeUnixNano(record);
    const isOfTrace =
      (record.traceId !== null && ids.has(record.traceId)) ||
      (record.spanId !== null && spans.has(record.spanId));
    const isNear =
      record.traceId === null && from !== null && to !== null && time >= from && time <= to;
    return isOfTrace || (isNear && gravityOf(record) <= GRAVITY.warn) ? [{ record, at }] : [];
  });
}

/** The first of every statement, then the second of each, and so on. */
function onceEachFirst<T extends { readonly statement: number }>(items: readonly T[]): T[] {
  const seen = new Map<number, number>();
  return items
    .map((item, i) => {
      const turn = seen.get(item.statement) ?? 0;
      seen.set(item.statement, turn + 1);
      return { item, turn, i };
    })
    .sort((a, b) => a.turn - b.turn || a.i - b.i)
    .map(({ item }) => item);
}

/** Statements of the records shown, then grave ones, then those that became much more frequent. */
function templateOrder(
  counts: readonly { window: number; healthy: number }[],
  statements: readonly { readonly level: SeverityLevel }[],
  shown: readonly { readonly statement: number }[],
): number[] {
  const first = [...new Set(shown.slice(0, MAX_RECORDS).map(({ statement }) => statement))];
  const isFirst = new Set(first);
  const others = counts
    .map((count, statement) => ({
      statement,
      gravity: GRAVITY[statements[statement]?.level ?? "unspecified"],
      change: Math.abs(Math.log((count.window + 1) / (count.healthy + 1))),
    }))
    .filter(({ statement }) => !isFirst.has(statement))
    .sort((a, b) => a.gravity - b.gravity || b.change - a.change || a.statement - b.statement)
    .map(({ statement }) => statement);
  return [...first, ...others].slice(0, MAX_TEMPLATES);
}

function traceNumber(
  traces: readonly AssembledTrace[],
  { traceId }: StoredLogRecord,
): number | null {
  const found = traceId === null ? -1 : traces.findIndex((trace) => trace.traceId === traceId);
  return found < 0 ? null : found;
}
