import type {
  Exemplar,
  ExponentialBuckets,
  ExponentialHistogramPoint,
  HistogramPoint,
  NumberPoint,
  NumberValue,
  SummaryPoint,
} from "@/lib/domain/metric";
import { encodeAttributes, encodeDouble, type OtlpJson } from "./encode-attributes";

export function encodeNumberPoint(point: NumberPoint): OtlpJson {
  return {
    ...encodePointBase(point),
    ...encodeNumber(point.value),
    exemplars: point.exemplars.map(encodeExemplar),
  };
}

export function encodeHistogramPoint(point: HistogramPoint): OtlpJson {
  return {
    ...encodePointBase(point),
    ...encodeDistribution(point),
    bucketCounts: point.bucketCounts.map(String),
    explicitBounds: point.explicitBounds.map(encodeDouble),
  };
}

export function encodeExponentialHistogramPoint(point: ExponentialHistogramPoint): OtlpJson {
  return {
    ...encodePointBase(point),
    ...encodeDistribution(point),
    scale: point.scale,
    zeroCount: String(point.zeroCount),
    zeroThreshold: encodeDouble(point.zeroThreshold),
    positive: encodeBuckets(point.positive),
    negative: encodeBuckets(point.negative),
  };
}

export function encodeSummaryPoint(point: SummaryPoint): OtlpJson {
  return {
    ...encodePointBase(point),
    count: String(point.count),
    sum: encodeDouble(point.sum),
    quantileValues: point.quantiles.map(({ quantile, value }) => ({
      quantile: encodeDouble(quantile),
      value: encodeDouble(value),
    })),
  };
}

function encodePointBase(
  point: Pick<NumberPoint, "startUnixNano" | "timeUnixNano" | "attributes" | "flags">,
): OtlpJson {
  return {
    startTimeUnixNano: String(point.startUnixNano),
    timeUnixNano: String(point.timeUnixNano),
    attributes: encodeAttributes(point.attributes),
    flags: point.flags,
  };
}

/** Sum, least and greatest are written only when they were sent. */
function encodeDistribution(point: HistogramPoint | ExponentialHistogramPoint): OtlpJson {
  return {
    count: String(point.count),
    ...(point.sum === null ? {} : { sum: encodeDouble(point.sum) }),
    ...(point.min === null ? {} : { min: encodeDouble(point.min) }),
    ...(point.max === null ? {} : { max: encodeDouble(point.max) }),
    exemplars: point.exemplars.map(encodeExemplar),
  };
}

function encodeBuckets(buckets: ExponentialBuckets): OtlpJson {
  return { offset: buckets.offset, bucketCounts: buckets.bucketCounts.map(String) };
}

function encodeNumber(value: NumberValue): OtlpJson {
  if (value === null) return {};
  return typeof value === "bigint" ? { asInt: String(value) } : { asDouble: encodeDouble(value) };
}

function encodeExemplar(exemplar: Exemplar): OtlpJson {
  return {
    timeUnixNano: String(exemplar.timeUnixNano),
    ...encodeNumber(exemplar.value),
    traceId: exemplar.traceId ?? "",
    spanId: exemplar.spanId ?? "",
    filteredAttributes: encodeAttributes(exemplar.filteredAttributes),
  };
}
