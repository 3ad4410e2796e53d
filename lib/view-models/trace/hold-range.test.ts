import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holdRange } from "./hold-range";
import { shareOf } from "./time-range";

const DURATION = 1e9;
const MIDDLE = { fromNano: 4e8, toNano: 6e8 };
const SHARE = fc.double({ min: 0.2, max: 0.8, noNaN: true });

describe("holdRange", () => {
  it("keeps the times under two fingers under them", () => {
    fc.assert(
      fc.property(SHARE, SHARE, SHARE, SHARE, (a, b, a2, b2) => {
        fc.pre(b - a > 0.1 && b2 - a2 > 0.1);
        const next = holdRange(
          MIDDLE,
          [
            { from: a, to: a2 },
            { from: b, to: b2 },
          ],
          DURATION,
        );
        const timeOf = (share: number) => 4e8 + share * 2e8;
        fc.pre(next.fromNano > 0 && next.toNano < DURATION);
        expect(shareOf(next, timeOf(a))).toBeCloseTo(a2, 6);
        expect(shareOf(next, timeOf(b))).toBeCloseTo(b2, 6);
      }),
    );
  });

  it("moves by one finger without changing the width, and stops at the ends", () => {
    expect(holdRange(MIDDLE, [{ from: 0.5, to: 0.25 }], DURATION)).toEqual({
      fromNano: 4.5e8,
      toNano: 6.5e8,
    });
    expect(holdRange(MIDDLE, [{ from: 0, to: 5 }], DURATION)).toEqual({ fromNano: 0, toNano: 2e8 });
  });

  it("stays within the trace whatever fingers do", () => {
    const any = fc.double({ min: -2, max: 3, noNaN: true });
    fc.assert(
      fc.property(any, any, any, any, (a, b, a2, b2) => {
        const fingers = [
          { from: a, to: a2 },
          { from: b, to: b2 },
        ] as const;
        const { fromNano, toNano } = holdRange(MIDDLE, fingers, DURATION);
        expect(fromNano).toBeGreaterThanOrEqual(0);
        expect(toNano).toBeLessThanOrEqual(DURATION);
        expect(toNano).toBeGreaterThan(fromNano);
      }),
    );
  });
});
