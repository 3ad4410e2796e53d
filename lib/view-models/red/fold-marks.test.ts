import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldMarks } from "./fold-marks";
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
