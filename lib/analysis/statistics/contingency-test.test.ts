import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Contingency,
  enrichmentP,
  fisherExactP,
  gStatistic,
  gTestP,
  upperNormalTail,
} from "./contingency-test";
import { logFactorial } from "./log-factorial";

const table = (a: number, b: number, c: number, d: number): Contingency => ({
  failingWith: a,
  failingWithout: b,
  healthyWith: c,
  healthyWithout: d,
});

const small = fc.nat(12);
const tables = fc.tuple(small, small, small, small).map((cells) => table(...cells));

describe("Fisher's exact test", () => {
  it("gives the tea taster's probability: 3 of 4 cups right by chance in 17 of 70 draws", () => {
    expect(fisherExactP(table(3, 1, 1, 3))).toBeCloseTo(17 / 70, 12);
    expect(fisherExactP(table(4, 0, 0, 4))).toBeCloseTo(1 / 70, 12);
  });

  it("is certain when nothing has the feature, or everything", () => {
    expect(fisherExactP(table(0, 5, 0, 7))).toBeCloseTo(1, 12);
    expect(fisherExactP(table(5, 0, 7, 0))).toBeCloseTo(1, 12);
  });

  it("is a probability, and smaller for a stronger enrichment", () => {
    fc.assert(
      fc.property(tables, (cells) => {
        const p = fisherExactP(cells);
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
        if (cells.failingWithout === 0 || cells.healthyWith === 0) return;
        const stronger = table(
          cells.failingWith + 1,
          cells.failingWithout - 1,
          cells.healthyWith - 1,
          cells.healthyWithout + 1,
        );
        expect(fisherExactP(stronger)).toBeLessThan(p + 1e-12);
      }),
    );
  });
});

describe("the G-test", () => {
  it("agrees with Fisher's where there are many of each", () => {
    const many = table(120, 80, 400, 600);
    expect(Math.log(gTestP(many)) / Math.log(fisherExactP(many))).toBeCloseTo(1, 1);
  });

  it("finds nothing where the shares are equal", () => {
    expect(gStatistic(table(10, 20, 100, 200))).toBeCloseTo(0, 10);
    expect(gTestP(table(10, 20, 100, 200))).toBeCloseTo(0.5, 5);
  });

  it("gives way to Fisher's where a cell is expected to be small", () => {
    expect(enrichmentP(table(3, 1, 1, 3))).toBe(fisherExactP(table(3, 1, 1, 3)));
    expect(enrichmentP(table(120, 80, 400, 600))).toBe(gTestP(table(120, 80, 400, 600)));
  });
});

describe("the functions beneath", () => {
  it("sum ln n! right on both sides of the change of method", () => {
    let sum = 0;
    for (let n = 1; n <= 300; n += 1) {
      sum += Math.log(n);
      expect(logFactorial(n)).toBeCloseTo(sum, 9);
    }
  });

  it("know the normal distribution's usual points", () => {
    expect(upperNormalTail(0)).toBeCloseTo(0.5, 6);
    expect(upperNormalTail(1.959964)).toBeCloseTo(0.025, 6);
    expect(upperNormalTail(-1.644854)).toBeCloseTo(0.95, 6);
  });
});
