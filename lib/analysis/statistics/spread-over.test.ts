import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spreadOver } from "./spread-over";

const upTo = (length: number) => Array.from({ length }, (_, index) => index);

describe("some of many, evenly", () => {
  it("takes every third of thirty for ten, and all where there are no more", () => {
    expect(spreadOver(upTo(30), 10)).toEqual([0, 3, 6, 9, 12, 15, 18, 21, 24, 27]);
    expect(spreadOver(upTo(3), 10)).toEqual([0, 1, 2]);
  });

  it("keeps the order, repeats none, and leaves no gap twice as long as another", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 100 }),
        (length, count) => {
          const taken = spreadOver(upTo(length), count);
          expect(taken).toHaveLength(Math.min(length, count));
          const gaps = taken.slice(1).map((at, index) => at - (taken[index] ?? 0));
          expect(Math.min(1, ...gaps)).toBeGreaterThan(0);
          expect(Math.max(1, ...gaps)).toBeLessThanOrEqual(Math.ceil(length / count));
        },
      ),
    );
  });
});
