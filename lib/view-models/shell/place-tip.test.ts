import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeTip } from "./place-tip";

const WINDOW = { width: 1440, height: 900 };

describe("a tip", () => {
  it("stands below the middle of its anchor", () => {
    const anchor = { left: 100, top: 50, width: 20, height: 20 };
    expect(placeTip(anchor, { width: 60, height: 24 }, WINDOW)).toEqual({ left: 80, top: 74 });
  });

  it("stands above an anchor at the lower edge", () => {
    const anchor = { left: 100, top: 870, width: 20, height: 20 };
    expect(placeTip(anchor, { width: 60, height: 24 }, WINDOW)).toEqual({ left: 80, top: 842 });
  });

  it("stays in the window, and off its anchor where there is room above or below", () => {
    const whole = (max: number) => fc.integer({ min: 0, max });
    fc.assert(
      fc.property(
        whole(1_400),
        whole(860),
        whole(200),
        whole(40),
        whole(360),
        whole(100),
        (left, top, width, height, tipWidth, tipHeight) => {
          const tip = { width: tipWidth, height: tipHeight };
          const spot = placeTip({ left, top, width, height }, tip, WINDOW);
          expect(spot.left).toBeGreaterThanOrEqual(8);
          expect(spot.top).toBeGreaterThanOrEqual(8);
          expect(spot.left + tipWidth).toBeLessThanOrEqual(WINDOW.width - 8);
          expect(spot.top + tipHeight).toBeLessThanOrEqual(WINDOW.height - 8);
          expect(spot.top >= top + height || spot.top + tipHeight <= top).toBe(true);
        },
      ),
    );
  });
});
