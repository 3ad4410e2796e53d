import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chooseStepSeconds } from "./choose-step";
import { latencyQuantile } from "./latency-quantile";
import { toRedPoints } from "./to-red-points";

const stepOf = (nano: number) => Math.floor(16 * Math.log2(nano));

describe("a percentile of counted durations", () => {
  it("lies within 2.2 % of the one of the durations themselves", () => {
    const durations = fc.array(fc.integer({ min: 1_000, max: 60_000_000_000 }), {
      minLength: 1,
      maxLength: 300,
    });
    fc.assert(
      fc.property(durations, fc.constantFrom(0.5, 0.95, 1), (all, share) => {
        const exact = [...all].sort((a, b) => a - b)[Math.ceil(share * all.length) - 1] ?? 0;
        const found = latencyQuantile(
          all.map((nano) => ({ latencyStep: stepOf(nano), count: 1 })),
          share,
        );
        expect(Math.abs(Number(found) / exact - 1)).toBeLessThan(0.0225);
      }),
    );
  });

  it("is none of none", () => {
    expect(latencyQuantile([], 0.95)).toBeNull();
  });
});

describe("points of rate, errors and duration", () => {
  it("stand for every bucket, those without a request too", () => {
    const points = toRedPoints(
      [
        { index: 2, failed: false, latencyStep: stepOf(1e6), count: 3 },
        { index: 2, failed: true, latencyStep: stepOf(1e9), count: 1 },
      ],
      4,
    );
    expect(points.map(({ total, failed }) => [total, failed])).toEqual([
      [0, 0],
      [0, 0],
      [4, 1],
      [0, 0],
    ]);
    expect(points[0]?.p50Nano).toBeNull();
    expect(Number(points[2]?.p95Nano)).toBeGreaterThan(0.97e9);
  });
});

describe("the step of a chart", () => {
  it.each([
    [60, 1],
    [600, 5],
    [4_200, 60],
    [86_400, 1_800],
    [365 * 86_400, 4 * 86_400],
  ])("of %s seconds is %s s", (range, step) => {
    expect(chooseStepSeconds(range, 120)).toBe(step);
  });
});
