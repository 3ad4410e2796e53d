import type {
  Exemplar,
  ExponentialBuckets,
  ExponentialHistogramPoint,
  HistogramPoint,
  NumberPoint,
  NumberValue,
  SummaryPoint,
} from "@/lib/domain/metric";
import { decodeAttributes } from "./decode-attributes";
import { decodeSpanId, decodeTraceId } from "./decode-ids";
import { BEYOND_TIME, isStorableTime } from "./storable";
import type {
  WireBuckets,
  WireExemplar,
  WireExponentialHistogramPoint,
  WireHistogramPoint,
  WireNumber,
  WireNumberPoint,
  WirePoint,
  WireSummaryPoint,
} from "./wire/wire-metric-types";

/** Why a point cannot be kept, or null. */
export function problemOfPoint(point: WirePoint): string | null {
  const isTimely = isStorableTime(point.startTimeUnixNano) && isStorableTime(point.timeUnixNano);
  return isTimely ? null : BEYOND_TIME;
}

/** The same for histograms: n bounds make n + 1 buckets, or there are neither. */
export function problemOfHistogramPoint(point: WireHistogramPoint): string | null {
  const bucketCount = point.bucketCounts.length;
  const boundCount = point.explicitBounds.length;
  const fits = bucketCount === 0 ? boundCount === 0 : bucketCount === boundCount + 1;
  return fits ? problemOfPoint(point) : "the histogram's buckets are not one more than its bounds";
}

export function decodeNumberPoint(wire: WireNumberPoint): NumberPoint {
  return {
    ...decodePointBase(wire),
    value: decodeNumber(wire),
    exemplars: wire.exemplars.map(decodeExemplar),
  };
}

export function decodeHistogramPoint(wire: WireHistogramPoint): HistogramPoint {
  return {
    ...decodePointBase(wire),
    count: wire.count,
    sum: wire.sum ?? null,
    min: wire.min ?? null,
    max: wire.max ?? null,
    bucketCounts: wire.bucketCounts,
    explicitBounds: wire.explicitBounds,
    exemplars: wire.exemplars.map(decodeExemplar),
  };
}

export function decodeExponentialHistogramPoint(
  wire: WireExponentialHistogramPoint,
): ExponentialHistogramPoint {
  return {
    ...decodePointBase(wire),
    count: wire.count,
    sum: wire.sum ?? null,
    min: wire.min ?? null,
    max: wire.max ?? null,
    scale: wire.scale,
    zeroCount: wire.zeroCount,
    zeroThreshold: wire.zeroThreshold,
    positive: decodeBuckets(wire.positive),
    negative: decodeBuckets(wire.negative),
    exemplars: wire.exemplars.map(decodeExemplar),
  };
}

export function decodeSummaryPoint(wire: WireSummaryPoint): SummaryPoint {
  return {
    ...decodePointBase(wire),
    count: wire.count,
    sum: wire.sum,
    quantiles: wire.quantileValues.map(({ quantile, value }) => ({ quantile, value })),
  };
}

function decodePointBase(wire: WirePoint) {
  return {
    startUnixNano: wire.startTimeUnixNano,
    timeUnixNano: wire.timeUnixNano,
    attributes: decodeAttributes(wire.attributes),
    flags: wire.flags,
  };
}

function decodeNumber(wire: WireNumber): NumberValue {
  return wire.asInt ?? wire.asDouble ?? null;
}

function decodeBuckets(wire: WireBuckets | null): ExponentialBuckets {
  return { offset: wire?.offset ?? 0, bucketCounts: wire?.bucketCounts ?? [] };
}

function decodeExemplar(wire: WireExemplar): Exemplar {
  return {
    timeUnixNano: wire.timeUnixNano,
    value: decodeNumber(wire),
    traceId: decodeTraceId(wire.traceId),
    spanId: decodeSpanId(wire.spanId),
    filteredAttributes: decodeAttributes(wire.filteredAttributes),
  };
}
