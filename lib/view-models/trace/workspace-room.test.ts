import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawerShares, graphShares, headerShare } from "./workspace-room";

const HEIGHT = fc.integer({ min: 120, max: 4000 });
const px = (percent: number, heightPx: number) => (percent * heightPx) / 100;

describe("room of the workspace", () => {
  it("gives the graph and the waterfall what each needs wherever both can have it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 340, max: 4000 }), (heightPx) => {
        const [graph, waterfall] = graphShares(heightPx);
        expect(px(graph, heightPx)).toBeGreaterThanOrEqual(148);
        expect(px(waterfall, heightPx)).toBeGreaterThanOrEqual(186);
      }),
    );
  });

  it("shares what is too little, so that neither is gone", () => {
    fc.assert(
      fc.property(fc.integer({ min: 120, max: 340 }), (heightPx) => {
        const [graph] = graphShares(heightPx);
        expect(graph).toBeGreaterThan(40);
        expect(graph).toBeLessThan(50);
      }),
    );
  });

  it("adds up to the whole, and no panel starts smaller than it can be drawn", () => {
    fc.assert(
      fc.property(HEIGHT, fc.boolean(), (heightPx, isRoomy) => {
        for (const [first, second] of [graphShares(heightPx), drawerShares(heightPx, isRoomy)]) {
          expect(first + second).toBeCloseTo(100);
          expect(Math.min(first, second)).toBeGreaterThanOrEqual(
            Math.min(headerShare(heightPx), 20),
          );
        }
      }),
    );
  });

  it("leaves the drawer room for rows in a low window, and no more than it needs in a high one", () => {
    expect(px(drawerShares(500, false)[1], 500)).toBeCloseTo(120);
    expect(drawerShares(1000, false)[1]).toBe(20);
    expect(drawerShares(1000, true)[1]).toBe(46);
  });
});
