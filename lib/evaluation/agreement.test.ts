import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cohenKappa, meanOverlap, spanOverlap } from "./agreement";

const pairs = (yesYes: number, yesNo: number, noYes: number, noNo: number) => [
  ...Array.from({ length: yesYes }, () => ["yes", "yes"] as const),
  ...Array.from({ length: yesNo }, () => ["yes", "no"] as const),
  ...Array.from({ length: noYes }, () => ["no", "yes"] as const),
  ...Array.from({ length: noNo }, () => ["no", "no"] as const),
];

describe("Cohen's kappa", () => {
  it("is 0.4 for 35 of 50 by hand: observed 0.7, expected 0.5", () => {
    expect(cohenKappa(pairs(20, 5, 10, 15))).toEqual({
      kappa: 0.4,
      observed: 0.7,
      expected: 0.5,
      pairs: 50,
    });
  });

  it("is 1 when both agree on more than one label, below 0 when they always differ", () => {
    expect(cohenKappa(pairs(3, 0, 0, 2)).kappa).toBe(1);
    expect(cohenKappa(pairs(0, 2, 2, 0)).kappa).toBe(-1);
  });

  it("is none without pairs, and when both only ever say one thing", () => {
    expect(cohenKappa([])).toEqual({ kappa: null, observed: 0, expected: 0, pairs: 0 });
    expect(cohenKappa(pairs(4, 0, 0, 0))).toMatchObject({ kappa: null, observed: 1 });
  });

  const label = fc.constantFrom("a", "b", "c");
  it("is the same with the two swapped and in any order, and never above 1", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(label, label), { minLength: 1, maxLength: 40 }), (given) => {
        const { kappa } = cohenKappa(given);
        const swapped = given.map(([a, b]) => [b, a] as const);
        expect(cohenKappa(swapped).kappa).toBe(kappa);
        expect(cohenKappa(given.toReversed()).kappa).toBe(kappa);
        expect(kappa ?? 0).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("the overlap of spans", () => {
  it("is counted by hand", () => {
    expect(spanOverlap(["a", "b", "c"], ["b", "c", "d", "e"])).toEqual({
      shared: 2,
      onlyFirst: 1,
      onlySecond: 2,
      jaccard: 0.4,
      f1: expect.closeTo(4 / 7, 3),
    });
    expect(spanOverlap([], [])).toMatchObject({ jaccard: 1, f1: 1 });
    expect(spanOverlap(["a", "a"], ["a"])).toMatchObject({ shared: 1, jaccard: 1 });
  });

  it("is averaged over pairs, and nothing over none", () => {
    expect(meanOverlap([])).toBeNull();
    const both = [spanOverlap(["a"], ["a"]), spanOverlap(["a"], ["b"])];
    expect(meanOverlap(both)).toEqual({ jaccard: 0.5, f1: 0.5 });
  });
});
