import { z } from "zod";
import { type ExemplarReservoir, type MeasuredExemplar, seriesKey } from "./exemplar-reservoir";

const KeyValue = z.object({ key: z.string(), value: z.record(z.string(), z.unknown()) });
const HistogramPoint = z.looseObject({ attributes: z.array(KeyValue).default([]) });
const Metric = z.looseObject({
  name: z.string(),
  histogram: z.looseObject({ dataPoints: z.array(HistogramPoint) }).optional(),
});
const MetricsRequest = z.looseObject({
  resourceMetrics: z.array(
    z.looseObject({ scopeMetrics: z.array(z.looseObject({ metrics: z.array(Metric) })) }),
  ),
});

function toOtlp(exemplar: MeasuredExemplar) {
  return {
    timeUnixNano: String(exemplar.timeUnixNano),
    asDouble: exemplar.value,
    traceId: exemplar.traceId,
    spanId: exemplar.spanId,
    filteredAttributes: [],
  };
}

function attributesOf(pairs: readonly z.infer<typeof KeyValue>[]): Record<string, unknown> {
  return Object.fromEntries(pairs.map(({ key, value }) => [key, Object.values(value)[0]]));
}

/** Puts each histogram series' exemplars onto its data point in an OTLP JSON metrics request. */
export function attachExemplars(
  json: string,
  reservoir: Pick<ExemplarReservoir, "collect">,
): string {
  const request = MetricsRequest.parse(JSON.parse(json));
  const metrics = request.resourceMetrics
    .flatMap((resource) => resource.scopeMetrics)
    .flatMap((scope) => scope.metrics);
  for (const metric of metrics) {
    for (const point of metric.histogram?.dataPoints ?? []) {
      const exemplars = reservoir.collect(seriesKey(metric.name, attributesOf(point.attributes)));
      if (exemplars.length > 0) point.exemplars = exemplars.map(toOtlp);
    }
  }
  return JSON.stringify(request);
}
