import { z } from "zod";
import type { Attributes } from "@/lib/domain/attributes";
import { type Metric, type MetricData, TEMPORALITIES } from "@/lib/domain/metric";
import type { OriginsById } from "./read-origins";

export interface MetricRow {
  readonly metric_name: string;
  readonly unit: string;
  readonly kind: string;
  readonly time_unix_nano: string;
  readonly start_unix_nano: string;
  readonly attributes: Attributes;
  /** As `toPointLine` writes it. */
  readonly point: unknown;
  readonly resource_id: string;
  readonly scope_id: string;
}

const Int = z.string().transform((text) => BigInt(text));
/** JSON has no NaN and no infinity: they are text there. */
const Double = z.union([z.number(), z.string().transform(Number)]);
const NullableDouble = Double.nullable().catch(null);
const Series = z.object({
  description: z.string(),
  metadata: z.custom<Attributes>((value) => typeof value === "object" && value !== null),
  temporality: z.enum(TEMPORALITIES).catch("unspecified"),
  isMonotonic: z.boolean().catch(false),
  flags: z.number(),
});
type ReadRow = MetricRow & { readonly series: z.infer<typeof Series> };

/** int64 as text, as `toPointJson` writes it; a double is a number, or the name of one that JSON lacks. */
const NumberFields = z.object({
  value: z
    .union([z.number(), z.string()])
    .nullable()
    .transform((value) =>
      typeof value === "string" ? (/^-?\d+$/.test(value) ? BigInt(value) : Number(value)) : value,
    ),
});
const Distribution = z.object({
  count: Int,
  sum: NullableDouble,
  min: NullableDouble,
  max: NullableDouble,
});
const HistogramFields = Distribution.extend({
  bucketCounts: z.array(Int),
  explicitBounds: z.array(Double),
});
const Buckets = z.object({ offset: z.number(), bucketCounts: z.array(Int) });
const ExponentialFields = Distribution.extend({
  scale: z.number(),
  zeroCount: Int,
  zeroThreshold: Double,
  positive: Buckets,
  negative: Buckets,
});
const SummaryFields = z.object({
  count: Int,
  sum: Double,
  quantiles: z.array(z.object({ quantile: Double, value: Double })),
});

/** Rows in the order of their metrics, gathered into one metric for each name, kind, unit and origin. */
export function toMetrics(rows: readonly MetricRow[], origins: OriginsById): Metric[] {
  const byMetric = new Map<string, ReadRow[]>();
  for (const stored of rows) {
    const row = { ...stored, series: Series.parse(stored.point) };
    const { temporality, isMonotonic } = row.series;
    const { metric_name, unit, kind, resource_id, scope_id } = row;
    const key = [metric_name, unit, kind, resource_id, scope_id, temporality, isMonotonic].join(
      "\n",
    );
    const members = byMetric.get(key);
    if (members === undefined) byMetric.set(key, [row]);
    else members.push(row);
  }
  return [...byMetric.values()].flatMap((members) => {
    const first = members[0];
    if (first === undefined) return [];
    const { description, metadata } = first.series;
    return {
      name: first.metric_name,
      description,
      unit: first.unit,
      metadata,
      data: toData(first, members),
      resource: origins.resource(first.resource_id),
      scope: origins.scope(first.scope_id),
    };
  });
}

function toData(first: ReadRow, rows: readonly ReadRow[]): MetricData {
  const { temporality, isMonotonic } = first.series;
  const exemplars: readonly never[] = [];
  switch (first.kind) {
    case "gauge":
      return { kind: "gauge", points: pointsOf(rows, NumberFields, { exemplars }) };
    case "sum": {
      const points = pointsOf(rows, NumberFields, { exemplars });
      return { kind: "sum", temporality, isMonotonic, points };
    }
    case "histogram":
      return {
        kind: "histogram",
        temporality,
        points: pointsOf(rows, HistogramFields, { exemplars }),
      };
    case "exponential-histogram":
      return {
        kind: "exponential-histogram",
        temporality,
        points: pointsOf(rows, ExponentialFields, { exemplars }),
      };
    case "summary":
      return { kind: "summary", points: pointsOf(rows, SummaryFields, {}) };
    default:
      throw new Error(`a metric point is stored as ${first.kind}, which is no kind of metric`);
  }
}

function pointsOf<Fields extends object, More extends object>(
  rows: readonly ReadRow[],
  fields: z.ZodType<Fields>,
  more: More,
) {
  return rows.map((row) => ({
    startUnixNano: BigInt(row.start_unix_nano),
    timeUnixNano: BigInt(row.time_unix_nano),
    attributes: row.attributes,
    flags: row.series.flags,
    ...fields.parse(row.point),
    ...more,
  }));
}
