import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spansOf } from "@/lib/testing/builders/stored-result-of";
import { scoreSpans } from "./score-spans";

const score = (named: readonly (readonly string[])[], expected: readonly string[]) =>
  scoreSpans(named.map(spansOf), spansOf(expected));

describe("the spans that were said", () => {
  it("are scored against the labelled ones, by hand", () => {
    // Said 4 in labelled traces, 2 of them right, of 3 labelled: P 2/4, R 2/3, F1 2·2/(4+3).
    const found = score([["t1/a", "t1/b", "t2/c", "t2/x"]], ["t1/a", "t2/c", "t2/d"]);
    expect(found).toMatchObject({ expected: 3, said: 4, shared: 2, precision: 0.5 });
    expect(found?.recall).toBeCloseTo(2 / 3);
    expect(found?.f1).toBeCloseTo(4 / 7);
  });

  it("do not count in traces of which nobody has said anything", () => {
    expect(score([["t1/a", "t9/z"]], ["t1/a"])).toMatchObject({ precision: 1, said: 1 });
  });

  it("are of another trace when only their ids are the same", () => {
    expect(score([["t2/a"]], ["t1/a", "t2/b"])).toMatchObject({ shared: 0, said: 1 });
  });

  it("tell how much one looks at until none is missing", () => {
    // a, x, b from the first, then c of the second: 3 labelled among 4 that were met.
    const named = [
      ["t1/a", "t1/x", "t1/b"],
      ["t1/a", "t1/c", "t1/y"],
    ];
    expect(score(named, ["t1/a", "t1/b", "t1/c"])?.precisionAtFullRecall).toBe(3 / 4);
    expect(score(named, ["t1/a", "t1/missing"])?.precisionAtFullRecall).toBe(0);
  });

  it("are not scored where none is labelled, and score nothing where none is said", () => {
    expect(score([["t1/a"]], [])).toBeNull();
    expect(score([], ["t1/a"])).toMatchObject({ precision: 0, recall: 0, f1: 0 });
  });

  it("score 1 exactly when they are the labelled ones, and never leave [0, 1]", () => {
    const span = fc.constantFrom("t1/a", "t1/b", "t2/c", "t2/d", "t3/e");
    const set = fc.uniqueArray(span, { minLength: 1 });
    fc.assert(
      fc.property(set, set, (said, expected) => {
        const found = score([said], expected);
        for (const part of [found?.precision, found?.recall, found?.f1]) {
          expect(part).toBeGreaterThanOrEqual(0);
          expect(part).toBeLessThanOrEqual(1);
        }
        const traces = new Set(expected.map((one) => one.slice(0, 2)));
        const judged = said.filter((one) => traces.has(one.slice(0, 2)));
        const isSame =
          judged.length === expected.length && judged.every((one) => expected.includes(one));
        expect(found?.f1 === 1).toBe(isSame);
      }),
    );
  });
});
