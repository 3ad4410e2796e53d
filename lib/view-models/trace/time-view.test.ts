import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placeBar } from "./place-bar";
import { isWhole, panRange, rangeAround, rangeBetween, wholeRange, zoomRange } from "./time-range";
import { niceStepNano, timeTicks } from "./time-ticks";

const MS = 1_000_000;
const nano = fc.integer({ min: 0, max: 10_000 * MS });

describe("ranges of time", () => {
  test("stay within the trace and keep their order, whatever is asked for", () => {
    fc.assert(
      fc.property(nano, nano, fc.integer({ min: 1, max: 10_000 * MS }), (a, b, duration) => {
        const range = rangeBetween(a, b, duration);
        expect(range.fromNano).toBeGreaterThanOrEqual(0);
        expect(range.toNano).toBeLessThanOrEqual(wholeRange(duration).toNano);
        expect(range.toNano).toBeGreaterThan(range.fromNano);
      }),
    );
  });

  test("a trace without duration still has a range to draw", () => {
    expect(wholeRange(0)).toEqual({ fromNano: 0, toNano: 1_000 });
  });

  test("zooming in keeps the time it is zoomed around in its place", () => {
    const range = zoomRange(wholeRange(100 * MS), 0.5, 25 * MS, 100 * MS);
    expect(range).toEqual({ fromNano: 12.5 * MS, toNano: 62.5 * MS });
  });

  test("zooming out ends at the whole", () => {
    const range = rangeBetween(40 * MS, 60 * MS, 100 * MS);
    expect(isWhole(zoomRange(range, 100, 50 * MS, 100 * MS), 100 * MS)).toBe(true);
  });

  test("panning keeps the width and stops at the ends", () => {
    const range = rangeBetween(40 * MS, 60 * MS, 100 * MS);
    expect(panRange(range, 0.5, 100 * MS)).toEqual({ fromNano: 50 * MS, toNano: 70 * MS });
    expect(panRange(range, 99, 100 * MS)).toEqual({ fromNano: 80 * MS, toNano: 100 * MS });
  });

  test("a span is zoomed to with a tenth of it on either side", () => {
    const range = rangeAround(20 * MS, 10 * MS, 100 * MS);
    expect(range).toEqual({ fromNano: 19 * MS, toNano: 31 * MS });
  });
});

describe("ticks of the axis", () => {
  test("steps are 1, 2 or 5 of a power of ten", () => {
    expect([412, 90, 7, 1].map((ms) => niceStepNano(ms * MS, 5) / MS)).toEqual([100, 20, 2, 0.2]);
  });

  test("labels tell neighbours apart, however far one zooms in", () => {
    const labels = (from: number, to: number) =>
      timeTicks({ fromNano: from * MS, toNano: to * MS }, 5).map((tick) => tick.label);
    expect(labels(155.7, 158.1)).toEqual([
      "156.0 ms",
      "156.5 ms",
      "157.0 ms",
      "157.5 ms",
      "158.0 ms",
    ]);
    expect(labels(0, 412)).toEqual(["0", "100 ms", "200 ms", "300 ms", "400 ms"]);
    expect(labels(900, 1_300)).toEqual(["900 ms", "1.0 s", "1.1 s", "1.2 s", "1.3 s"]);
  });

  test("no two ticks of one axis have the same label", () => {
    fc.assert(
      fc.property(nano, nano, (a, b) => {
        const labels = timeTicks(rangeBetween(a, b, 10_000 * MS), 6).map((tick) => tick.label);
        expect(new Set(labels).size).toBe(labels.length);
      }),
    );
  });

  test("ticks lie on multiples of the step, within the range, at most twice as many as wanted", () => {
    fc.assert(
      fc.property(nano, nano, (a, b) => {
        const range = rangeBetween(a, b, 10_000 * MS);
        const ticks = timeTicks(range, 6);
        expect(ticks.length).toBeLessThanOrEqual(13);
        for (const tick of ticks) {
          expect(tick.share).toBeGreaterThanOrEqual(-1e-9);
          expect(tick.share).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
  });
});

describe("bars", () => {
  const range = { fromNano: 100, toNano: 200 };

  test("are cut at the ends of the range", () => {
    expect(placeBar(range, 50, 100)).toEqual({ kind: "within", leftPercent: 0, widthPercent: 50 });
    expect(placeBar(range, 150, 999)).toEqual({
      kind: "within",
      leftPercent: 50,
      widthPercent: 50,
    });
  });

  test("out of the range say on which side they are", () => {
    expect(placeBar(range, 0, 99).kind).toBe("before");
    expect(placeBar(range, 201, 5).kind).toBe("after");
  });

  test("without duration keep their place", () => {
    expect(placeBar(range, 150, 0)).toEqual({ kind: "within", leftPercent: 50, widthPercent: 0 });
  });
});
