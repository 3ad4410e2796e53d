import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { median, robustSpread } from "./median";

const numbers = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1 });

describe("median", () => {
  it.each([
    [[], 0],
    [[5], 5],
    [[9, 1, 5], 5],
    [[4, 1, 3, 2], 2.5],
    [[10, 9, 100], 10],
  ])("of %j is %d", (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  it("does not depend on the order, and leaves its input as it is", () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const before = [...values];
        expect(median([...values].reverse())).toBe(median(Object.freeze(values)));
        expect(values).toEqual(before);
      }),
    );
  });

  it("has as many values below as above", () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const middle = median(values);
        const below = values.filter((value) => value < middle).length;
        const above = values.filter((value) => value > middle).length;
        expect(Math.max(below, above)).toBeLessThanOrEqual(values.length / 2);
      }),
    );
  });
});

describe("robust spread", () => {
  it("is the standard deviation of what is normally distributed, about", () => {
    const normal = Array.from({ length: 999 }, (_, i) => {
      const p = (i + 1) / 1000;
      // Tukey's lambda with 0.1349 is close to the normal quantile.
      return (p ** 0.1349 - (1 - p) ** 0.1349) / 0.1975;
    });
    expect(robustSpread(normal, median(normal))).toBeCloseTo(1, 1);
  });

  it("is not moved by outliers", () => {
    expect(robustSpread([1, 2, 3, 4, 1e12], 3)).toBe(robustSpread([1, 2, 3, 4, 5], 3));
  });

  it("is nothing where nothing varies", () => {
    expect(robustSpread([7, 7, 7], 7)).toBe(0);
    expect(robustSpread([], 0)).toBe(0);
  });
});
