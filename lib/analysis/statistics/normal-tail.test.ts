import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { surpriseNats } from "./normal-tail";

describe("surprise of a deviation", () => {
  // P(Z > z) from tables of the normal distribution.
  it.each([
    [0, 0.5],
    [1, 0.15865525],
    [1.959964, 0.025],
    [3, 1.349898e-3],
    [5, 2.866516e-7],
    [8, 6.220961e-16],
    [-1, 0.84134475],
  ])("of %d standard deviations", (z, p) => {
    expect(surpriseNats(z)).toBeCloseTo(-Math.log(p), 4);
  });

  it("grows with the deviation, without a step where the method changes", () => {
    for (let z = -4; z < 40; z += 0.01) {
      expect(surpriseNats(z + 0.01)).toBeGreaterThan(surpriseNats(z));
    }
    expect(surpriseNats(3) - surpriseNats(3 - 1e-9)).toBeLessThan(1e-3);
  });

  it("stays a finite number far out, where the probability itself is none", () => {
    fc.assert(
      fc.property(fc.double({ min: 40, max: 1e6, noNaN: true }), (z) => {
        const nats = surpriseNats(z);
        expect(Number.isFinite(nats)).toBe(true);
        expect(nats).toBeGreaterThan((z * z) / 2);
      }),
    );
  });

  it("is next to nothing for what lies far below", () => {
    expect(surpriseNats(-8)).toBeCloseTo(0, 6);
  });
});
