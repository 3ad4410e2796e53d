import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawnMarks, foldMarks } from "./fold-marks";
import type { ChartMark } from "./to-sli-chart";

const mark = (label: string, atMs: number): ChartMark => ({
  key: `${label}@${atMs}`,
  kind: "alert",
  sign: "▲",
  label,
  atMs,
});

describe("foldMarks", () => {
  it("says what a thousand alerts of one name say once, at the first of them", () => {
    const marks = Array.from({ length: 1_000 }, (_, i) => mark("TooMany fires", i));
    const { entries, rest } = foldMarks(marks, 8);
    expect(entries).toEqual([{ mark: marks[0], count: 1_000 }]);
    expect(rest).toBe(0);
  });

  it("accounts for every mark, in an entry or among the rest", () => {
    const labels = fc.constantFrom("a", "b", "c", "d", "e", "f");
    fc.assert(
      fc.property(fc.array(labels), fc.integer({ min: 1, max: 4 }), (said, most) => {
        const { entries, rest } = foldMarks(said.map(mark), most);
        const told = entries.reduce((sum, { count }) => sum + count, 0);
        expect(told + rest).toBe(said.length);
        expect(entries.length).toBeLessThanOrEqual(most);
      }),
    );
  });
});

describe("drawnMarks", () => {
  it("draws a thousand alerts of one moment once, and each change of an hour", () => {
    const alerts = Array.from({ length: 1_000 }, () => mark("TooMany fires", 500));
    expect(drawnMarks(alerts, { fromMs: 0, toMs: 1_000 })).toHaveLength(1);
    const apart = Array.from({ length: 50 }, (_, i) => mark("deploy", i * 20));
    expect(drawnMarks(apart, { fromMs: 0, toMs: 1_000 })).toHaveLength(50);
  });

  it("draws at most a hundred of a kind and its first, and hides none that stands alone", () => {
    const times = fc.array(fc.nat(1_000), { maxLength: 300 });
    fc.assert(
      fc.property(times, (at) => {
        const marks = at.map((ms) => mark("a", ms));
        const drawn = drawnMarks(marks, { fromMs: 0, toMs: 1_000 });
        expect(drawn.length).toBeLessThanOrEqual(101);
        for (const { atMs } of marks) {
          expect(drawn.some((one) => one.atMs <= atMs && atMs - one.atMs < 10)).toBe(true);
        }
      }),
    );
  });
});
