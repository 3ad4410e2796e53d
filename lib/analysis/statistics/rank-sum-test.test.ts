import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rankSumP, rankSumZ } from "./rank-sum-test";

const sample = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 40 });

describe("rank sum", () => {
  it("is as in a textbook", () => {
    // U of a is 24.5 of 30, 15 being the mean; variance 30 × 12 / 12 with one tie taken off.
    const a = [14, 16, 18, 20, 22, 25];
    const b = [11, 12, 13, 15, 20];
    const variance = (30 / 12) * (12 - 6 / (11 * 10));
    expect(rankSumZ(a, b)).toBeCloseTo((25.5 - 15 - 0.5) / Math.sqrt(variance), 9);
  });

  it("is positive when the first lies higher, and as negative the other way round", () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        expect(rankSumZ(a, b)).toBeCloseTo(-rankSumZ(b, a), 9);
      }),
    );
  });

  it("asks for the order of values only", () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const stretch = (values: readonly number[]) => values.map((value) => value ** 3 * 7 + 1);
        expect(rankSumZ(stretch(a), stretch(b))).toBeCloseTo(rankSumZ(a, b), 9);
      }),
    );
  });

  it("says nothing of equal values or of none", () => {
    expect(rankSumZ([3, 3, 3], [3, 3, 3, 3])).toBe(0);
    expect(rankSumZ([], [1, 2])).toBe(0);
    expect(rankSumP([1, 2], [])).toBe(1);
    expect(rankSumP([3, 3], [3, 3])).toBe(1);
  });

  it("is surer the more values say the same", () => {
    const low = (count: number) => Array.from({ length: count }, (_, i) => i);
    const high = (count: number) => low(count).map((value) => value + 1000);
    expect(rankSumP(high(5), low(5))).toBeGreaterThan(rankSumP(high(20), low(20)));
    expect(rankSumP(low(20), high(20))).toBeGreaterThan(0.99);
    expect(rankSumZ(high(20), low(20))).toBeGreaterThan(5);
  });
});
