import type { Exemplar, Metric, MetricData, StoredExemplar } from "@/lib/domain/metric";
import { serviceNameOf } from "@/lib/domain/resource";

/**
 * Metrics with their exemplars. Of which point one is, is not stored: each hangs on the first point
 * of its metric, and keeps its own time.
 */
export function attachExemplars(
  metrics: readonly Metric[],
  exemplars: readonly StoredExemplar[],
): Metric[] {
  const byMetric = new Map<string, Exemplar[]>();
  for (const { service, metricName, attributes, ...exemplar } of exemplars) {
    const key = `${service}\u0000${metricName}`;
    const list = byMetric.get(key) ?? [];
    byMetric.set(key, list);
    list.push({ ...exemplar, filteredAttributes: attributes });
  }
  return metrics.map((metric) => {
    const key = `${serviceNameOf(metric.resource)}\u0000${metric.name}`;
    const own = byMetric.get(key);
    byMetric.delete(key);
    return own === undefined ? metric : { ...metric, data: withExemplars(metric.data, own) };
  });
}

function withExemplars(data: MetricData, exemplars: readonly Exemplar[]): MetricData {
  const onFirst = <P extends object>(points: readonly P[]) =>
    points.map((point, i) => (i === 0 ? { ...point, exemplars } : point));
  switch (data.kind) {
    case "gauge":
      return { ...data, points: onFirst(data.points) };
    case "sum":
      return { ...data, points: onFirst(data.points) };
    case "histogram":
      return { ...data, points: onFirst(data.points) };
    case "exponential-histogram":
      return { ...data, points: onFirst(data.points) };
    case "summary":
      return data;
  }
}
