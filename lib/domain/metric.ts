import type { Attributes } from "./attributes";
import type { SpanId, TraceId } from "./ids";
import type { InstrumentationScope, Resource } from "./resource";

/** In the order of OTLP's enum: the index is the wire number. */
export const TEMPORALITIES = ["unspecified", "delta", "cumulative"] as const;
export type AggregationTemporality = (typeof TEMPORALITIES)[number];

/** int64 as a bigint, double as a number; null when the point carries no value. */
export type NumberValue = bigint | number | null;

export interface Exemplar {
  readonly timeUnixNano: bigint;
  readonly value: NumberValue;
  readonly traceId: TraceId | null;
  readonly spanId: SpanId | null;
  readonly filteredAttributes: Attributes;
}

interface PointBase {
  readonly startUnixNano: bigint;
  readonly timeUnixNano: bigint;
  readonly attributes: Attributes;
  readonly flags: number;
}

export interface NumberPoint extends PointBase {
  readonly value: NumberValue;
  readonly exemplars: readonly Exemplar[];
}

export interface HistogramPoint extends PointBase {
  readonly count: bigint;
  readonly sum: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly bucketCounts: readonly bigint[];
  readonly explicitBounds: readonly number[];
  readonly exemplars: readonly Exemplar[];
}

export interface ExponentialBuckets {
  readonly offset: number;
  readonly bucketCounts: readonly bigint[];
}

export interface ExponentialHistogramPoint extends PointBase {
  readonly count: bigint;
  readonly sum: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly scale: number;
  readonly zeroCount: bigint;
  readonly zeroThreshold: number;
  readonly positive: ExponentialBuckets;
  readonly negative: ExponentialBuckets;
  readonly exemplars: readonly Exemplar[];
}

export interface SummaryPoint extends PointBase {
  readonly count: bigint;
  readonly sum: number;
  readonly quantiles: readonly { readonly quantile: number; readonly value: number }[];
}

export type MetricData =
  | { readonly kind: "gauge"; readonly points: readonly NumberPoint[] }
  | {
      readonly kind: "sum";
      readonly temporality: AggregationTemporality;
      readonly isMonotonic: boolean;
      readonly points: readonly NumberPoint[];
    }
  | {
      readonly kind: "histogram";
      readonly temporality: AggregationTemporality;
      readonly points: readonly HistogramPoint[];
    }
  | {
      readonly kind: "exponential-histogram";
      readonly temporality: AggregationTemporality;
      readonly points: readonly ExponentialHistogramPoint[];
    }
  | { readonly kind: "summary"; readonly points: readonly SummaryPoint[] };

/** OTLP `Metric` (opentelemetry-proto 1.11) with its resource and scope. */
export interface Metric {
  readonly name: string;
  readonly description: string;
  /** UCUM, as the producer wrote it. */
  readonly unit: string;
  readonly metadata: Attributes;
  readonly data: MetricData;
  readonly resource: Resource;
  readonly scope: InstrumentationScope;
}

/** An exemplar with where it came from; `id` is what an anchor `exemplar:<id>` names. */
export interface StoredExemplar {
  readonly id: string;
  readonly metricName: string;
  readonly unit: string;
  readonly service: string;
  readonly timeUnixNano: bigint;
  readonly value: number | null;
  readonly traceId: TraceId | null;
  readonly spanId: SpanId | null;
  /** Attributes of the series and the filtered attributes of the exemplar, the latter winning. */
  readonly attributes: Attributes;
}
