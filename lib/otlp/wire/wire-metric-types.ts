import type { WireId, WireKeyValue, WireResource, WireScope } from "./wire-types";

export interface WireMetricsRequest {
  readonly resourceMetrics: readonly {
    readonly resource: WireResource | null;
    readonly scopeMetrics: readonly {
      readonly scope: WireScope | null;
      readonly metrics: readonly WireMetric[];
      readonly schemaUrl: string;
    }[];
    readonly schemaUrl: string;
  }[];
}

/** At most one of the five kinds of data is defined. */
export interface WireMetric {
  readonly name: string;
  readonly description: string;
  readonly unit: string;
  readonly metadata: readonly WireKeyValue[];
  readonly gauge?: { readonly dataPoints: readonly WireNumberPoint[] };
  readonly sum?: {
    readonly dataPoints: readonly WireNumberPoint[];
    readonly aggregationTemporality: number;
    readonly isMonotonic: boolean;
  };
  readonly histogram?: {
    readonly dataPoints: readonly WireHistogramPoint[];
    readonly aggregationTemporality: number;
  };
  readonly exponentialHistogram?: {
    readonly dataPoints: readonly WireExponentialHistogramPoint[];
    readonly aggregationTemporality: number;
  };
  readonly summary?: { readonly dataPoints: readonly WireSummaryPoint[] };
}

export interface WirePoint {
  readonly startTimeUnixNano: bigint;
  readonly timeUnixNano: bigint;
  readonly attributes: readonly WireKeyValue[];
  readonly flags: number;
}

/** A oneof: at most one of both is defined. */
export interface WireNumber {
  readonly asDouble?: number;
  readonly asInt?: bigint;
}

export interface WireNumberPoint extends WirePoint, WireNumber {
  readonly exemplars: readonly WireExemplar[];
}

interface WireDistribution extends WirePoint {
  readonly count: bigint;
  readonly sum?: number;
  readonly min?: number;
  readonly max?: number;
  readonly exemplars: readonly WireExemplar[];
}

export interface WireHistogramPoint extends WireDistribution {
  readonly bucketCounts: readonly bigint[];
  readonly explicitBounds: readonly number[];
}

export interface WireBuckets {
  readonly offset: number;
  readonly bucketCounts: readonly bigint[];
}

export interface WireExponentialHistogramPoint extends WireDistribution {
  readonly scale: number;
  readonly zeroCount: bigint;
  readonly zeroThreshold: number;
  readonly positive: WireBuckets | null;
  readonly negative: WireBuckets | null;
}

export interface WireSummaryPoint extends WirePoint {
  readonly count: bigint;
  readonly sum: number;
  readonly quantileValues: readonly { readonly quantile: number; readonly value: number }[];
}

export interface WireExemplar extends WireNumber {
  readonly timeUnixNano: bigint;
  readonly spanId: WireId;
  readonly traceId: WireId;
  readonly filteredAttributes: readonly WireKeyValue[];
}
