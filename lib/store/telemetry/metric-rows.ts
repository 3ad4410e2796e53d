import type { Attributes } from "@/lib/domain/attributes";
import type { Exemplar, Metric, MetricData, NumberValue } from "@/lib/domain/metric";
import type { ProjectScope } from "@/lib/domain/project";
import { serviceNameOf } from "@/lib/domain/resource";
import { toBytea, toCopyLine } from "./copy-text";
import type { OriginIds } from "./store-origins";

export type MetricPoint = MetricData["points"][number];

/** A metric point as a line of COPY without its id, in the order of `METRIC_POINTS.columns`. */
export function toPointLine(
  project: ProjectScope,
  metric: Metric,
  point: MetricPoint,
  origins: OriginIds,
): string {
  return toCopyLine([
    project.projectId,
    point.timeUnixNano,
    point.startUnixNano,
    origins.resources.get(metric.resource) ?? 0n,
    origins.scopes.get(metric.scope) ?? 0n,
    serviceNameOf(metric.resource),
    metric.name,
    metric.unit,
    metric.data.kind,
    "value" in point ? toDouble(point.value) : null,
    JSON.stringify(point.attributes),
    toPointJson(metric, point),
  ]);
}

/** An exemplar as a line of COPY without its id, in the order of `EXEMPLARS.columns`. */
export function toExemplarLine(
  project: ProjectScope,
  metric: Metric,
  point: MetricPoint,
  exemplar: Exemplar,
): string {
  const attributes: Attributes = { ...point.attributes, ...exemplar.filteredAttributes };
  return toCopyLine([
    project.projectId,
    exemplar.timeUnixNano,
    toDouble(exemplar.value),
    toBytea(exemplar.traceId),
    toBytea(exemplar.spanId),
    serviceNameOf(metric.resource),
    metric.name,
    metric.unit,
    JSON.stringify(attributes),
  ]);
}

/** Postgres reads `NaN`, `Infinity` and `-Infinity` as JavaScript writes them. */
function toDouble(value: NumberValue): number | null {
  return value === null ? null : Number(value);
}

/** What has no column of its own. 64-bit integers and non-finite numbers as text, in JSON's limits. */
function toPointJson({ description, metadata, data }: Metric, point: MetricPoint): string {
  const { points: _points, kind: _kind, ...series } = data;
  return JSON.stringify(
    { description, metadata, ...series, ...point, exemplars: undefined, attributes: undefined },
    (_key, value: unknown) => {
      if (typeof value === "bigint") return value.toString();
      if (typeof value === "number" && !Number.isFinite(value)) return String(value);
      return value;
    },
  );
}
