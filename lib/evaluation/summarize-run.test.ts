import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DrawnResult, storedResultOf } from "@/lib/testing/builders/stored-result-of";
import { scoreAccuracy } from "./accuracy";
import { summarizeRun } from "./summarize-run";

const summarize = (drawn: readonly DrawnResult[]) => summarizeRun(drawn.map(storedResultOf));
const valuesOf = (drawn: readonly DrawnResult[]) =>
  Object.fromEntries(summarize(drawn).measures.map(({ key, value }) => [key, value]));

describe("a run in numbers", () => {
  it("is the mean over its cases, by hand", () => {
    const values = valuesOf([
      { id: "a", rank: 1, operations: ["x"], operationRank: 2, probability: 0.9 },
      { id: "b", rank: 4, operations: ["x"], operationRank: null, probability: 0.6 },
      { id: "c", rank: null, status: "abstained" },
      { id: "d", isHealthy: true, status: "abstained" },
      { id: "e", isHealthy: true, probability: 0.5 },
    ]);
    expect(values).toMatchObject({
      "ranker.service.ac1": 0.333,
      "ranker.service.ac3": 0.333,
      "ranker.service.ac5": 0.667,
      // (1 + 1/4 + 0) / 3
      "ranker.service.mrr": 0.417,
      // Only two labels name an operation: (1/2 + 0) / 2
      "ranker.operation.mrr": 0.25,
      "ranker.operation.ac3": 0.5,
      "ranker.abstention.faulty": 0.333,
      "ranker.abstention.healthy": 0.5,
      // (0.1² + 0.6² + 0.5²) / 3: those who named nobody stated nothing.
      "ranker.brier": 0.207,
      "ranker.spans.f1": null,
      "ranker.distractor-blame": null,
      "effort.cost": null,
    });
  });

  it("counts claims of a case together, and cases alike", () => {
    const values = valuesOf([
      { id: "a", claims: { supported: 6, notFound: 1, contradicted: 1 } },
      { id: "b", claims: { supported: 1, cannotCheck: 1 } },
      { id: "c" },
    ]);
    // (6/8 + 1/2) / 2 and (2/8 + 0) / 2; who claims nothing is not asked.
    expect(values["analyst.grounding"]).toBe(0.625);
    expect(values["analyst.hallucination"]).toBe(0.125);
  });

  it("counts a distractor that is named first instead of the cause", () => {
    const distractors = ["bank"];
    const values = valuesOf([
      { id: "a", distractors, blamed: "bank" },
      { id: "b", distractors },
      { id: "c" },
    ]);
    expect(values["ranker.distractor-blame"]).toBe(0.5);
  });

  it("takes several attempts at a case as one case", () => {
    const { cases, attempts, measures } = summarize([
      { id: "a", attempt: 1, analyst: { rank: 1 } },
      { id: "a", attempt: 2, analyst: { rank: 2 } },
      { id: "b", analyst: { rank: 1 } },
    ]);
    expect([cases, attempts]).toEqual([2, 3]);
    const mrr = measures.find(({ key }) => key === "analyst.service.mrr");
    // ((1 + 1/2) / 2 + 1) / 2
    expect(mrr).toMatchObject({ value: 0.875, cases: 2 });
  });

  it("says how far stated and observed are apart, over the answers of all cases", () => {
    const { calibration } = summarize([
      { id: "a", rank: 1, probability: 0.8 },
      { id: "b", rank: 1, probability: 0.8 },
      { id: "c", rank: 2, probability: 0.8 },
    ]);
    expect(calibration.ranker).toEqual({
      // (0.04 + 0.04 + 0.64) / 3 and |0.8 − 2/3|
      brier: 0.24,
      ece: 0.133,
      bins: [{ count: 3, stated: 0.8, observed: 0.667 }],
    });
  });

  it("is told by fault family, service and difficulty, each with its cases", () => {
    const { groups } = summarize([
      { id: "a", rank: 1, faultFamily: "timeout", service: "cart" },
      { id: "b", rank: 2, faultFamily: "timeout" },
      { id: "c", rank: 1, faultFamily: "retry-storm" },
    ]);
    const told = groups.map(({ by, name, caseIds, measures }) => {
      const ac1 = measures.find(({ key }) => key === "ranker.service.ac1");
      return [by, name, caseIds, ac1?.value];
    });
    expect(told).toEqual([
      ["faultFamily", "retry-storm", ["c"], 1],
      ["faultFamily", "timeout", ["a", "b"], 0.5],
      ["service", "cart", ["a"], 1],
      ["service", "payments", ["b", "c"], 0.5],
      ["difficulty", "easy", ["a", "b", "c"], 0.667],
    ]);
  });

  it("is empty of nothing", () => {
    const { cases, measures, groups } = summarize([]);
    expect([cases, groups]).toEqual([0, []]);
    expect(measures.every(({ value }) => value === null)).toBe(true);
  });

  const drawn = fc.uniqueArray(
    fc.record({
      id: fc.string({ minLength: 1, maxLength: 3 }),
      rank: fc.option(fc.integer({ min: 1, max: 12 }), { nil: null }),
      isHealthy: fc.boolean(),
      probability: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { selector: ({ id }) => id, maxLength: 12 },
  );

  it("is the same for any order of its results", () => {
    fc.assert(
      fc.property(drawn, (cases) => {
        expect(summarize([...cases].reverse())).toEqual(summarize(cases));
      }),
      { numRuns: 20 },
    );
  });

  it("agrees with the measures of the command line, and each value lies in its interval", () => {
    fc.assert(
      fc.property(drawn, (cases) => {
        const faulty = cases.filter(({ isHealthy }) => !isHealthy);
        const accuracy = scoreAccuracy(faulty.map(({ rank }) => rank));
        const { measures } = summarize(cases);
        const find = (key: string) => measures.find((one) => one.key === `ranker.service.${key}`);
        expect(find("ac1")?.value ?? null).toBe(accuracy?.ac1 ?? null);
        expect(find("mrr")?.value ?? null).toBe(accuracy?.mrr ?? null);
        const inside = measures.filter(({ low }) => low !== null);
        for (const { value, low, high } of inside) {
          expect(value).toBeGreaterThanOrEqual((low ?? 0) - 0.001);
          expect(value).toBeLessThanOrEqual((high ?? 0) + 0.001);
        }
      }),
      { numRuns: 20 },
    );
  });
});
