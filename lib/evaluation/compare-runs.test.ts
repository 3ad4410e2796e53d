import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DrawnResult, storedResultOf } from "@/lib/testing/builders/stored-result-of";
import { compareRuns } from "./compare-runs";

const runOf = (drawn: readonly DrawnResult[], hash = "1") => ({
  results: drawn.map(storedResultOf),
  contentOf: new Map(drawn.map(({ id }) => [id, hash])),
});
const compare = (base: readonly DrawnResult[], other: readonly DrawnResult[]) =>
  compareRuns(runOf(base), runOf(other));

describe("two runs compared", () => {
  it("tell the difference of each measure and how many cases it is of, by hand", () => {
    const base = [
      { id: "a", rank: 1 },
      { id: "b", rank: 2 },
      { id: "c", rank: 4 },
    ];
    const other = [
      { id: "a", rank: 2 },
      { id: "b", rank: 1 },
      { id: "c", rank: null },
    ];
    const mrr = compare(base, other).measures.find(({ key }) => key === "ranker.service.mrr");
    // (1 + 1/2 + 1/4) / 3 and (1/2 + 1 + 0) / 3
    expect(mrr).toMatchObject({ base: 0.583, other: 0.5, difference: -0.083, better: 1, worse: 2 });
  });

  it("name the cases that changed, the regressed first", () => {
    const base = [
      { id: "a", rank: 1 },
      { id: "b", rank: 2 },
      { id: "c", rank: 1 },
      { id: "d", rank: 2, analyst: { rank: 1 } },
    ];
    const other = [
      { id: "a", rank: 1 },
      { id: "b", rank: 1 },
      { id: "c", rank: 3 },
      { id: "d", rank: 1, analyst: { rank: 2 } },
    ];
    const { cases } = compare(base, other);
    expect(cases.map(({ caseId, change }) => [caseId, change])).toEqual([
      ["c", "regressed"],
      ["d", "mixed"],
      ["b", "improved"],
      ["a", "same"],
    ]);
    expect(cases[0]?.changed).toEqual([{ key: "ranker.service.mrr", base: 1, other: 0.333 }]);
  });

  it("know that less blame is better", () => {
    const distractors = ["bank"];
    const [only] = compare(
      [{ id: "a", distractors, blamed: "bank" }],
      [{ id: "a", distractors }],
    ).cases;
    expect(only).toMatchObject({ change: "improved" });
  });

  it("compare only cases that both have with the same content", () => {
    const base = runOf([{ id: "a", rank: 1 }, { id: "b", rank: 1 }, { id: "gone" }]);
    const other = runOf([{ id: "a", rank: 1 }, { id: "b", rank: 9 }, { id: "new" }]);
    other.contentOf.set("b", "another");
    const { paired, unpaired, cases } = compareRuns(base, other);
    expect([paired, unpaired]).toEqual([1, ["b", "gone", "new"]]);
    expect(cases.map(({ caseId }) => caseId)).toEqual(["a"]);
  });

  it("have no difference with themselves, and the opposite one the other way round", () => {
    const drawn = fc.uniqueArray(
      fc.record({
        id: fc.string({ minLength: 1, maxLength: 3 }),
        rank: fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }),
      }),
      { selector: ({ id }) => id, minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(drawn, fc.integer({ min: 1, max: 9 }), (base, rank) => {
        const other = base.map((one, i) => (i % 2 === 0 ? { ...one, rank } : one));
        const same = compare(base, base);
        expect(same.measures.every(({ difference }) => difference === 0)).toBe(true);
        expect(same.cases.every(({ change }) => change === "same")).toBe(true);
        const [there, back] = [compare(base, other), compare(other, base)];
        const counts = ({ measures }: typeof there) =>
          measures.map(({ better, worse }) => [better, worse]);
        expect(counts(back)).toEqual(counts(there).map((pair) => pair.reverse()));
      }),
      { numRuns: 20 },
    );
  });
});
