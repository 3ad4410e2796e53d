import { type Metric, type MetricData, TEMPORALITIES } from "@/lib/domain/metric";
import type { OtlpEncoding } from "@/lib/domain/otlp";
import { decodeAttributes } from "./decode-attributes";
import {
  decodeExponentialHistogramPoint,
  decodeHistogramPoint,
  decodeNumberPoint,
  decodeSummaryPoint,
  problemOfHistogramPoint,
  problemOfPoint,
} from "./decode-metric-points";
import { decodeResource, decodeScope } from "./decode-resource";
import { DecodeReport, type DecodeResult } from "./decode-result";
import { reportReplacedTexts } from "./storable";
import { readRequest } from "./wire/read-request";
import type { WireMetric } from "./wire/wire-metric-types";

/**
 * Metrics of an `ExportMetricsServiceRequest`. A data point that cannot be right is rejected alone;
 * throws `invalid_request` when the request cannot be read at all.
 */
export function decodeMetrics(body: Uint8Array, encoding: OtlpEncoding): DecodeResult<Metric> {
  const { request, replacedTextCount } = readRequest("metrics", body, encoding);
  const report = new DecodeReport();
  const metrics: Metric[] = [];
  for (const [r, { resource, scopeMetrics, schemaUrl }] of request.resourceMetrics.entries()) {
    const decodedResource = decodeResource(resource, schemaUrl);
    for (const [s, scoped] of scopeMetrics.entries()) {
      const scope = decodeScope(scoped.scope, scoped.schemaUrl);
      for (const [index, wire] of scoped.metrics.entries()) {
        const path = `resourceMetrics[${r}].scopeMetrics[${s}].metrics[${index}]`;
        const data = decodeData(wire, report, path);
        if (data === null) continue;
        metrics.push({
          name: wire.name,
          description: wire.description,
          unit: wire.unit,
          metadata: decodeAttributes(wire.metadata),
          data,
          resource: decodedResource,
          scope,
        });
      }
    }
  }
  reportReplacedTexts(report, replacedTextCount);
  return report.toResult(metrics, "data point");
}

function decodeData(wire: WireMetric, report: DecodeReport, path: string): MetricData | null {
  if (wire.gauge !== undefined) {
    const points = keep(wire.gauge.dataPoints, problemOfPoint, report, path);
    return { kind: "gauge", points: points.map(decodeNumberPoint) };
  }
  if (wire.sum !== undefined) {
    const points = keep(wire.sum.dataPoints, problemOfPoint, report, path);
    const temporality = decodeTemporality(wire.sum.aggregationTemporality, report, path);
    const { isMonotonic } = wire.sum;
    return { kind: "sum", temporality, isMonotonic, points: points.map(decodeNumberPoint) };
  }
  if (wire.histogram !== undefined) {
    const points = keep(wire.histogram.dataPoints, problemOfHistogramPoint, report, path);
    const temporality = decodeTemporality(wire.histogram.aggregationTemporality, report, path);
    return { kind: "histogram", temporality, points: points.map(decodeHistogramPoint) };
  }
  if (wire.exponentialHistogram !== undefined) {
    const { dataPoints, aggregationTemporality } = wire.exponentialHistogram;
    const points = keep(dataPoints, problemOfPoint, report, path);
    const temporality = decodeTemporality(aggregationTemporality, report, path);
    return {
      kind: "exponential-histogram",
      temporality,
      points: points.map(decodeExponentialHistogramPoint),
    };
  }
  if (wire.summary !== undefined) {
    const points = keep(wire.summary.dataPoints, problemOfPoint, report, path);
    return { kind: "summary", points: points.map(decodeSummaryPoint) };
  }
  report.warn("a metric without data is left out", path);
  return null;
}

function decodeTemporality(wire: number, report: DecodeReport, path: string) {
  const temporality = TEMPORALITIES[wire];
  if (temporality === undefined) {
    report.warn("the temporality is unknown, kept as unspecified", path);
  }
  return temporality ?? "unspecified";
}

function keep<P>(
  points: readonly P[],
  problemOf: (point: P) => string | null,
  report: DecodeReport,
  path: string,
): P[] {
  return points.filter((point, index) => {
    const problem = problemOf(point);
    if (problem !== null) report.reject(problem, `${path}, data point ${index}`);
    return problem === null;
  });
}
