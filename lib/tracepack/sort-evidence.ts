import type { CitedEvidence } from "@/lib/analysis/citations/cited-evidence";
import type { AssembledTrace } from "@/lib/analysis/trace/assembled-trace";
import { logTimeUnixNano, type StoredLogRecord } from "@/lib/domain/log-record";
import type { Metric } from "@/lib/domain/metric";
import { serviceNameOf } from "@/lib/domain/resource";

/**
 * The same evidence in the one order in which a pack is made of it, however it came. A ranking that
 * is to give the same pack is made of it too: which of equal spans it names hangs on their order.
 * O(n log n).
 */
export function sortEvidence(evidence: CitedEvidence): CitedEvidence {
  return {
    ...evidence,
    window: byTime(evidence.window, traceKey),
    healthy: byTime(evidence.healthy, traceKey),
    windowLogs: byTime(evidence.windowLogs, logKey),
    healthyLogs: byTime(evidence.healthyLogs, logKey),
    metrics: [...evidence.metrics].sort((a, b) => compareText(metricKey(a), metricKey(b))),
    changes: byTime(evidence.changes, ({ atUnixNano, id }) => [atUnixNano, id]),
    kernel: byTime(evidence.kernel, ({ event }) => [event.timeUnixNano, event.id]),
  };
}

/** By code unit: the same on every machine, unlike the order of a language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

type TimeKey = readonly [unixNano: bigint, id: string];

function byTime<T>(items: readonly T[], keyOf: (item: T) => TimeKey): T[] {
  return items
    .map((item) => ({ item, key: keyOf(item) }))
    .sort((a, b) =>
      a.key[0] === b.key[0] ? compareText(a.key[1], b.key[1]) : a.key[0] < b.key[0] ? -1 : 1,
    )
    .map(({ item }) => item);
}

function traceKey({ startUnixNano, traceId }: AssembledTrace): TimeKey {
  return [startUnixNano, traceId ?? ""];
}

function logKey(record: StoredLogRecord): TimeKey {
  return [logTimeUnixNano(record), record.id];
}

function metricKey({ name, unit, resource, data }: Metric): string {
  const points = data.points.map(({ timeUnixNano }) => String(timeUnixNano));
  const attributes = JSON.stringify(data.points[0]?.attributes ?? {});
  const of = JSON.stringify(resource.attributes);
  return [name, unit, serviceNameOf(resource), of, attributes, points[0] ?? ""].join("\u0000");
}
