import fc from "fast-check";
import { type Exemplar, type Metric, type MetricData, TEMPORALITIES } from "@/lib/domain/metric";
import {
  arbitraryAttributes,
  arbitraryBatches,
  arbitraryCount,
  arbitrarySpanId,
  arbitraryText,
  arbitraryTraceId,
  arbitraryUnixNano,
} from "./arbitrary-attributes";

const arbitraryUint64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
const arbitraryInt32 = fc.integer();
const arbitraryValue = fc.oneof(
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.double(),
  fc.constant(null),
);
const arbitraryTemporality = fc.constantFrom(...TEMPORALITIES);

const arbitraryExemplar: fc.Arbitrary<Exemplar> = fc.record({
  timeUnixNano: arbitraryUnixNano,
  value: arbitraryValue,
  traceId: fc.option(arbitraryTraceId),
  spanId: fc.option(arbitrarySpanId),
  filteredAttributes: arbitraryAttributes,
});

const base = {
  startUnixNano: arbitraryUnixNano,
  timeUnixNano: arbitraryUnixNano,
  attributes: arbitraryAttributes,
  flags: arbitraryCount,
};
const distribution = {
  ...base,
  count: arbitraryUint64,
  sum: fc.option(fc.double()),
  min: fc.option(fc.double()),
  max: fc.option(fc.double()),
  exemplars: fc.array(arbitraryExemplar, { maxLength: 2 }),
};

const arbitraryNumberPoint = fc.record({
  ...base,
  value: arbitraryValue,
  exemplars: fc.array(arbitraryExemplar, { maxLength: 2 }),
});

const arbitraryHistogramPoint = fc.nat({ max: 4 }).chain((boundCount) =>
  fc.record({
    ...distribution,
    explicitBounds: fc.array(fc.double(), { minLength: boundCount, maxLength: boundCount }),
    bucketCounts: fc.array(arbitraryUint64, {
      minLength: boundCount + 1,
      maxLength: boundCount + 1,
    }),
  }),
);

const arbitraryBuckets = fc.record({
  offset: arbitraryInt32,
  bucketCounts: fc.array(arbitraryUint64, { maxLength: 4 }),
});

const arbitraryExponentialPoint = fc.record({
  ...distribution,
  scale: arbitraryInt32,
  zeroCount: arbitraryUint64,
  zeroThreshold: fc.double(),
  positive: arbitraryBuckets,
  negative: arbitraryBuckets,
});

const arbitrarySummaryPoint = fc.record({
  ...base,
  count: arbitraryUint64,
  sum: fc.double(),
  quantiles: fc.array(fc.record({ quantile: fc.double(), value: fc.double() }), { maxLength: 3 }),
});

const arbitraryData: fc.Arbitrary<MetricData> = fc.oneof(
  fc.record({
    kind: fc.constant("gauge" as const),
    points: fc.array(arbitraryNumberPoint, { maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant("sum" as const),
    temporality: arbitraryTemporality,
    isMonotonic: fc.boolean(),
    points: fc.array(arbitraryNumberPoint, { maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant("histogram" as const),
    temporality: arbitraryTemporality,
    points: fc.array(arbitraryHistogramPoint, { maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant("exponential-histogram" as const),
    temporality: arbitraryTemporality,
    points: fc.array(arbitraryExponentialPoint, { maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant("summary" as const),
    points: fc.array(arbitrarySummaryPoint, { maxLength: 3 }),
  }),
);

/** Metrics of every kind, with exemplars. */
export const arbitraryMetrics: fc.Arbitrary<Metric[]> = arbitraryBatches((resource, scope) =>
  fc.record({
    name: arbitraryText,
    description: arbitraryText,
    unit: arbitraryText,
    metadata: arbitraryAttributes,
    data: arbitraryData,
    resource: fc.constant(resource),
    scope: fc.constant(scope),
  }),
);
