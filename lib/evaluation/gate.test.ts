import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { storedResultOf } from "@/lib/testing/builders/stored-result-of";
import { checkGate, countBounds, Gate } from "./gate";
import { summarizeRun } from "./summarize-run";

const SUMMARY = summarizeRun([
  storedResultOf({ id: "a", rank: 1, faultFamily: "timeout" }),
  storedResultOf({ id: "b", rank: 4, faultFamily: "retry-storm" }),
]);
const check = (gate: object) => checkGate(SUMMARY, Gate.parse(gate));

describe("a gate", () => {
  it("names each bound that does not hold, and by how much", () => {
    const gate = {
      measures: {
        "ranker.service.ac1": { min: 0.9 },
        "ranker.service.mrr": { min: 0.6, max: 0.62 },
        "ranker.brier": { max: 0.2 },
      },
    };
    // AC@1 is 1/2, MRR (1 + 1/4) / 2 = 0.625, Brier 0.5² for both.
    expect(check(gate)).toEqual([
      { what: "ranker.service.ac1", value: 0.5, bound: "min", limit: 0.9, by: 0.4 },
      { what: "ranker.service.mrr", value: 0.625, bound: "max", limit: 0.62, by: 0.005 },
      { what: "ranker.brier", value: 0.25, bound: "max", limit: 0.2, by: 0.05 },
    ]);
    expect(countBounds(Gate.parse(gate))).toBe(4);
  });

  it("bounds sorts of fault apart", () => {
    const bounds = { "ranker.service.ac1": { min: 1 } };
    expect(check({ byFaultFamily: { timeout: bounds } })).toEqual([]);
    expect(check({ byFaultFamily: { "retry-storm": bounds } })).toMatchObject([
      { what: "ranker.service.ac1 of retry-storm", value: 0 },
    ]);
  });

  it("is not passed by what no case tells of", () => {
    expect(check({ measures: { "ranker.spans.f1": { min: 0 } } })).toMatchObject([
      { value: null, by: null },
    ]);
    expect(check({ byFaultFamily: { crash: { "ranker.service.ac1": { max: 1 } } } })).toHaveLength(
      1,
    );
  });

  it.each([
    { measures: { "ranker.service.ac2": { min: 1 } } },
    { measures: { "ranker.service.ac1": {} } },
    { measures: { "ranker.service.ac1": { least: 1 } } },
    { metrics: {} },
  ])("is refused when it cannot be what was meant: %o", (gate) => {
    expect(Gate.safeParse(gate).success).toBe(false);
  });

  it("is passed exactly when the value lies within", () => {
    const bound = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(bound, bound, (min, max) => {
        const breaches = check({ measures: { "ranker.service.mrr": { min, max } } });
        expect(breaches.length === 0).toBe(min <= 0.625 && 0.625 <= max);
      }),
    );
  });
});
