import type { AssembledTrace } from "@/lib/analysis/trace/assembled-trace";
import type { Change } from "@/lib/domain/change";
import type { StoredKernelEvent } from "@/lib/domain/kernel-event";
import { logTimeUnixNano, type StoredLogRecord } from "@/lib/domain/log-record";
import type { Metric } from "@/lib/domain/metric";
import { serviceNameOf } from "@/lib/domain/resource";
import type { EvidenceSet } from "./evidence-set";

/**
 * The same evidence in an order of its own: log templates, ties and samples depend on what comes
 * first, and how evidence happened to arrive must not change who is suspected. O(n log n).
 */
export function orderEvidence(set: EvidenceSet): EvidenceSet {
  return {
    window: orderTraces(set.window),
    healthy: orderTraces(set.healthy),
    windowLogs: orderLogs(set.windowLogs),
    healthyLogs: orderLogs(set.healthyLogs),
    metrics: orderMetrics(set.metrics),
    changes: set.changes.toSorted((a, b) => compare(a.atUnixNano, b.atUnixNano) || byId(a, b)),
    ...(set.kernelEvents === undefined ? {} : { kernelEvents: orderEvents(set.kernelEvents) }),
  };
}

function orderTraces(traces: readonly AssembledTrace[]): AssembledTrace[] {
  return traces.toSorted(
    (a, b) =>
      compare(a.startUnixNano, b.startUnixNano) || compare(a.traceId ?? "", b.traceId ?? ""),
  );
}

function orderLogs(logs: readonly StoredLogRecord[]): StoredLogRecord[] {
  return logs.toSorted(
    (a, b) => compare(logTimeUnixNano(a), logTimeUnixNano(b)) || compare(a.id, b.id),
  );
}

function orderEvents(events: readonly StoredKernelEvent[]): StoredKernelEvent[] {
  return events.toSorted((a, b) => compare(a.timeUnixNano, b.timeUnixNano) || compare(a.id, b.id));
}

function orderMetrics(metrics: readonly Metric[]): Metric[] {
  const keyed = metrics.map((metric) => ({ metric, key: metricKey(metric) }));
  return keyed.sort((a, b) => compare(a.key, b.key)).map(({ metric }) => metric);
}

function metricKey({ name, unit, resource, data }: Metric): string {
  const first = data.points[0];
  const where = Object.entries(resource.attributes).sort(([a], [b]) => compare(a, b));
  const at = `${first?.timeUnixNano ?? 0n} ${JSON.stringify(first?.attributes ?? {})}`;
  return [name, serviceNameOf(resource), JSON.stringify(where), unit, at].join("\u0000");
}

function byId(a: Change, b: Change): number {
  return compare(a.id, b.id);
}

function compare<T extends string | bigint>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
