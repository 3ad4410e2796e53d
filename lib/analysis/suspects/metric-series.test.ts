import { describe, expect, it } from "vitest";
import type { Metric, MetricData, NumberPoint } from "@/lib/domain/metric";
import { gaugeOf } from "@/lib/testing/builders/gauge-of";
import { atMs } from "@/lib/testing/builders/span-of";
import { toMetricSeries } from "./metric-series";

function metricWith(data: MetricData): Metric {
  return { ...gaugeOf("some.metric", "shop", { before: 1 }), data };
}

function pointAt(ms: number, value: NumberPoint["value"], attributes = {}): NumberPoint {
  return { startUnixNano: 0n, timeUnixNano: atMs(ms), attributes, flags: 0, value, exemplars: [] };
}

const valuesOf = (data: MetricData) => toMetricSeries(metricWith(data)).map(({ values }) => values);

describe("metric series", () => {
  it("are a gauge's values, in order of time however they came", () => {
    const points = [pointAt(3000, 3), pointAt(1000, 1n), pointAt(2000, 2)];
    expect(valuesOf({ kind: "gauge", points })).toEqual([[1, 2, 3]]);
  });

  it("are one for each set of attributes", () => {
    const points = [
      pointAt(1000, 1, { disk: "a" }),
      pointAt(1000, 5, { disk: "b" }),
      pointAt(2000, 2, { disk: "a" }),
    ];
    expect(valuesOf({ kind: "gauge", points })).toEqual([[1, 2], [5]]);
  });

  it("are the rates of a cumulative counter, by the second, over a restart", () => {
    const points = [0, 10, 40, 5, 25].map((value, i) => pointAt(i * 2000, value));
    const counter = { kind: "sum", temporality: "cumulative", isMonotonic: true } as const;
    expect(valuesOf({ ...counter, points })).toEqual([[5, 15, 10]]);
  });

  it("are the values of a sum that goes up and down, and of a delta", () => {
    const points = [pointAt(0, 3), pointAt(1000, 1)];
    const sum = { kind: "sum", points } as const;
    expect(valuesOf({ ...sum, temporality: "cumulative", isMonotonic: false })).toEqual([[3, 1]]);
    expect(valuesOf({ ...sum, temporality: "delta", isMonotonic: true })).toEqual([[3, 1]]);
  });

  it("are the means of histograms, where there is anything in them", () => {
    const base = { startUnixNano: 0n, attributes: {}, flags: 0, min: null, max: null };
    const rest = { bucketCounts: [], explicitBounds: [], exemplars: [] };
    const points = [
      { ...base, ...rest, timeUnixNano: atMs(0), count: 4n, sum: 10 },
      { ...base, ...rest, timeUnixNano: atMs(1000), count: 0n, sum: 0 },
      { ...base, ...rest, timeUnixNano: atMs(2000), count: 2n, sum: null },
    ];
    expect(valuesOf({ kind: "histogram", temporality: "delta", points })).toEqual([[2.5]]);
  });

  it("leave out what is no number", () => {
    const points = [
      pointAt(0, null),
      pointAt(1000, Number.NaN),
      pointAt(2000, Number.POSITIVE_INFINITY),
      pointAt(3000, 4),
    ];
    expect(valuesOf({ kind: "gauge", points })).toEqual([[4]]);
    expect(valuesOf({ kind: "gauge", points: [] })).toEqual([]);
  });
});
