import { type Metric, TEMPORALITIES } from "@/lib/domain/metric";
import { encodeAttributes, type OtlpJson } from "./encode-attributes";
import {
  encodeExponentialHistogramPoint,
  encodeHistogramPoint,
  encodeNumberPoint,
  encodeSummaryPoint,
} from "./encode-metric-points";
import { encodeResource, encodeScope } from "./encode-resource";
import { groupByOrigin } from "./group-by-origin";

/** OTLP JSON of the metrics (`MetricsData`, the same as an `ExportMetricsServiceRequest`). */
export function encodeMetrics(metrics: readonly Metric[]): {
  readonly resourceMetrics: OtlpJson[];
} {
  return {
    resourceMetrics: groupByOrigin(metrics).map(({ resource, scopes }) => ({
      resource: encodeResource(resource),
      scopeMetrics: scopes.map(({ scope, items }) => ({
        scope: encodeScope(scope),
        metrics: items.map(encodeMetric),
        schemaUrl: scope.schemaUrl,
      })),
      schemaUrl: resource.schemaUrl,
    })),
  };
}

function encodeMetric(metric: Metric): OtlpJson {
  return {
    name: metric.name,
    description: metric.description,
    unit: metric.unit,
    metadata: encodeAttributes(metric.metadata),
    ...encodeData(metric),
  };
}

function encodeData({ data }: Metric): OtlpJson {
  switch (data.kind) {
    case "gauge":
      return { gauge: { dataPoints: data.points.map(encodeNumberPoint) } };
    case "sum":
      return {
        sum: {
          dataPoints: data.points.map(encodeNumberPoint),
          aggregationTemporality: TEMPORALITIES.indexOf(data.temporality),
          isMonotonic: data.isMonotonic,
        },
      };
    case "histogram":
      return {
        histogram: {
          dataPoints: data.points.map(encodeHistogramPoint),
          aggregationTemporality: TEMPORALITIES.indexOf(data.temporality),
        },
      };
    case "exponential-histogram":
      return {
        exponentialHistogram: {
          dataPoints: data.points.map(encodeExponentialHistogramPoint),
          aggregationTemporality: TEMPORALITIES.indexOf(data.temporality),
        },
      };
    case "summary":
      return { summary: { dataPoints: data.points.map(encodeSummaryPoint) } };
  }
}
