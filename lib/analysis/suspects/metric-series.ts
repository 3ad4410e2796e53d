import type { Metric, NumberValue } from "@/lib/domain/metric";
import type { Resource } from "@/lib/domain/resource";

/** One meter of one thing over time, as plain numbers. */
export interface MetricSeries {
  readonly metric: Metric;
  readonly resource: Resource;
  readonly times: readonly bigint[];
  readonly values: readonly number[];
}

/** The number series in a metric: values of gauges and delta sums, rates of cumulative sums, means of histograms. */
export function toMetricSeries(metric: Metric): MetricSeries[] {
  const { data } = metric;
  const groups = new Map<string, { at: bigint; value: number }[]>();
  const push = (attributes: object, at: bigint, value: number | null) => {
    if (value === null || !Number.isFinite(value)) return;
    const key = JSON.stringify(attributes);
    const points = groups.get(key);
    if (points === undefined) groups.set(key, [{ at, value }]);
    else points.push({ at, value });
  };
  switch (data.kind) {
    case "gauge":
    case "sum":
      for (const p of data.points) push(p.attributes, p.timeUnixNano, toNumber(p.value));
      break;
    case "histogram":
    case "exponential-histogram":
    case "summary":
      for (const p of data.points) {
        const mean = p.count > 0n && p.sum !== null ? p.sum / Number(p.count) : null;
        push(p.attributes, p.timeUnixNano, mean);
      }
  }
  const isCounter = data.kind === "sum" && data.temporality === "cumulative" && data.isMonotonic;
  return [...groups.values()].map((points) => {
    const sorted = points.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    const used = isCounter ? toRates(sorted) : sorted;
    return {
      metric,
      resource: metric.resource,
      times: used.map(({ at }) => at),
      values: used.map(({ value }) => value),
    };
  });
}

function toRates(points: readonly { at: bigint; value: number }[]) {
  return points.flatMap(({ at, value }, i) => {
    const last = points[i - 1];
    if (last === undefined || at <= last.at || value < last.value) return [];
    return [{ at, value: (value - last.value) / (Number(at - last.at) / 1e9) }];
  });
}

function toNumber(value: NumberValue): number | null {
  return value === null ? null : Number(value);
}
