import { describe, expect, it } from "vitest";
import { decodeMetrics } from "./decode-metrics";

function decodeMetric(...metrics: object[]) {
  const request = { resourceMetrics: [{ scopeMetrics: [{ metrics }] }] };
  return decodeMetrics(Buffer.from(JSON.stringify(request)), "json");
}

const AT = { timeUnixNano: "1760000000000000000" };

describe("a metric", () => {
  it("without data is left out with a warning, and rejects no point", () => {
    const { items, rejected, warnings } = decodeMetric({ name: "empty" }, { name: "g", gauge: {} });
    expect(items.map(({ name }) => name)).toEqual(["g"]);
    expect(rejected).toBe(0);
    expect(warnings[0]).toContain("resourceMetrics[0].scopeMetrics[0].metrics[0]");
  });

  it("of a temporality that is not known is kept as unspecified with a warning", () => {
    const { items, warnings } = decodeMetric({ name: "s", sum: { aggregationTemporality: 7 } });
    expect(items[0]?.data).toMatchObject({ kind: "sum", temporality: "unspecified" });
    expect(warnings).toHaveLength(1);
  });

  it("of a temporality by name is refused", () => {
    const sum = { aggregationTemporality: "AGGREGATION_TEMPORALITY_DELTA" };
    expect(() => decodeMetric({ sum })).toThrow(
      "resourceMetrics[0].scopeMetrics[0].metrics[0].sum.aggregationTemporality: expected an integer",
    );
  });
});

describe("a data point", () => {
  it("keeps int64 and double apart, and no value from zero", () => {
    const dataPoints = [{ ...AT, asInt: "9007199254740993" }, { ...AT, asDouble: 3 }, AT];
    const { items } = decodeMetric({ name: "g", gauge: { dataPoints } });
    const data = items[0]?.data;
    expect(data?.kind === "gauge" && data.points.map(({ value }) => value)).toEqual([
      9007199254740993n,
      3,
      null,
    ]);
  });

  it("of a histogram whose buckets do not fit its bounds is rejected alone", () => {
    const fits = { ...AT, bucketCounts: ["1", "2"], explicitBounds: [0.5] };
    const dataPoints = [fits, { ...fits, explicitBounds: [1, 2] }, { ...AT, count: "3" }];
    const { items, rejected, reasons } = decodeMetric({ name: "h", histogram: { dataPoints } });
    expect(items[0]?.data.points).toHaveLength(2);
    expect(rejected).toBe(1);
    expect(reasons[0]).toContain("metrics[0], data point 1");
  });

  it("keeps sum, least and greatest apart from not sent", () => {
    const dataPoints = [{ ...AT, sum: 0, min: -1.5 }];
    const { items } = decodeMetric({ name: "h", histogram: { dataPoints } });
    expect(items[0]?.data.points[0]).toMatchObject({ sum: 0, min: -1.5, max: null });
  });

  it("keeps an exemplar whose ids are invalid as one of no trace", () => {
    const exemplars = [{ ...AT, asDouble: 0.25, traceId: "ff", spanId: "ff" }];
    const dataPoints = [{ ...AT, asDouble: 1, exemplars }];
    const { items } = decodeMetric({ name: "g", gauge: { dataPoints } });
    expect(items[0]?.data.points[0]).toMatchObject({
      exemplars: [{ value: 0.25, traceId: null, spanId: null }],
    });
  });
});
