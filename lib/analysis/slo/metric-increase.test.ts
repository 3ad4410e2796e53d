import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countAtMost, type SeriesPoint, toIncreases } from "./metric-increase";

const point = (changes: Partial<SeriesPoint>): SeriesPoint => ({
  series: "a",
  startUnixNano: 0n,
  timeUnixNano: 1n,
  temporality: "cumulative",
  value: 0,
  bucketCounts: [],
  bounds: [],
  ...changes,
});
const amountOf = ({ value }: SeriesPoint) => value;
const amounts = (points: readonly SeriesPoint[], knownFrom = 100n) =>
  toIncreases(points, amountOf, knownFrom).map(({ amount }) => amount);

describe("the increase of a series", () => {
  it("is the difference of cumulative points, and each delta point itself", () => {
    const rising = [10, 15, 15, 40].map((value, i) => point({ value, timeUnixNano: BigInt(i) }));
    expect(amounts(rising)).toEqual([0, 5, 0, 25]);
    expect(amounts(rising.map((one) => ({ ...one, temporality: "delta" })))).toEqual([
      10, 15, 15, 40,
    ]);
  });

  it("starts anew with the process", () => {
    const fell = [point({ value: 10 }), point({ value: 3, timeUnixNano: 2n })];
    expect(amounts(fell)).toEqual([0, 3]);
    const restarted = { value: 30, timeUnixNano: 2n, startUnixNano: 150n };
    expect(amounts([point({ value: 10 }), point(restarted)])).toEqual([0, 30]);
    expect(amounts([point({ value: 7, startUnixNano: 100n })])).toEqual([7]);
  });

  it("of several series adds up to what they rose by, in whatever order their points came", () => {
    const rises = fc.array(fc.nat(100), { minLength: 1, maxLength: 20 });
    const series = rises.map((list) => {
      let value = 0;
      return list.map((rise, i) => {
        value += rise;
        return { value, timeUnixNano: BigInt(i + 1), rise };
      });
    });
    const points = fc.array(series, { maxLength: 4 }).chain((lists) => {
      const all = lists.flatMap((list, i) => list.map((one) => ({ ...one, series: String(i) })));
      return fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length });
    });
    fc.assert(
      fc.property(points, (list) => {
        const sum = amounts(list.map(point), 0n).reduce((a, b) => a + b, 0);
        expect(sum).toBe(list.reduce((a, { rise }) => a + rise, 0));
      }),
    );
  });
});

describe("a histogram's events at or below a threshold", () => {
  const histogram = point({ bucketCounts: [5, 3, 2, 1], bounds: [0.1, 0.5, 1] });
  it.each([
    [0.1, 5],
    [0.5, 8],
    [0.7, 8],
    [1, 10],
    [0.05, 0],
  ])("at %s are %s", (threshold, expected) => {
    expect(countAtMost(histogram, threshold)).toBe(expected);
  });
});
