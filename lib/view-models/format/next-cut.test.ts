import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutText, nextCut, nextTextCut } from "./next-cut";

describe("nextCut", () => {
  it("grows tenfold, then by 5,000", () => {
    expect(nextCut(50, 100_000)).toBe(500);
    expect(nextCut(500, 100_000)).toBe(5_000);
    expect(nextCut(5_000, 100_000)).toBe(10_000);
    expect(nextCut(50, 120)).toBe(120);
  });

  it("comes to all of them in few steps, and never draws more than 5,000 rows at once", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.nat(200_000), (first, total) => {
        let shown = Math.min(first, total);
        let steps = 0;
        for (; shown < total; steps += 1) {
          const next = nextCut(shown, total);
          expect(next).toBeGreaterThan(shown);
          expect(next - shown).toBeLessThanOrEqual(5_000);
          shown = next;
        }
        expect(shown).toBe(total);
        expect(steps).toBeLessThanOrEqual(5 + Math.ceil(total / 5_000));
      }),
    );
  });

  it("reads a megabyte of text in a handful of steps", () => {
    let shown = 2_000;
    let steps = 0;
    for (; shown < 1_048_576; steps += 1) shown = nextTextCut(shown, 1_048_576);
    expect(steps).toBeLessThan(9);
  });
});

describe("cutText", () => {
  it("keeps the beginning, and no half of a character", () => {
    expect(cutText("abc", 3)).toBe("abc");
    expect(cutText("abcd", 3)).toBe("abc");
    expect(cutText("ab\u{1F600}cd", 3)).toBe("ab");
  });

  it("is a beginning of the text that is well formed wherever the text is", () => {
    const text = fc.string({ unit: "grapheme", minLength: 1 });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 40 }), (whole, length) => {
        const cut = cutText(whole, length);
        expect(whole.startsWith(cut)).toBe(true);
        expect(cut.length).toBeLessThanOrEqual(length);
        expect(cut.isWellFormed?.() ?? true).toBe(true);
      }),
    );
  });
});
