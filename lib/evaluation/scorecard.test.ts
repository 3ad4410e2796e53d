import { describe, expect, it } from "vitest";
import { scoreAccuracy, scoreCausesWithin } from "./accuracy";
import { bootstrapMean } from "./bootstrap";
import { calibrate } from "./calibration";
import { toScorecard } from "./scorecard";
import type { ScoredCase } from "./scored-case";

function scored(fields: Partial<ScoredCase>): ScoredCase {
  const rank = fields.rank === undefined ? 1 : fields.rank;
  return {
    id: "one",
    faultType: "delay",
    isHealthy: false,
    rootService: "payments",
    status: "ranked",
    rank,
    ranks: rank === null ? [] : [rank],
    causes: 1,
    operationRank: undefined,
    isCandidate: rank !== null,
    top5: [{ kind: "operation", service: "payments", name: "POST /charges", probability: 0.9 }],
    confidence: "high",
    ms: 1,
    ...fields,
  };
}

describe("accuracy", () => {
  it("counts causes within the first k, and the mean of 1 / rank", () => {
    const accuracy = scoreAccuracy([1, 2, 4, null]);
    expect(accuracy).toEqual({ ac1: 0.25, ac3: 0.5, ac5: 0.75, avg5: 0.55, mrr: 0.438 });
  });

  it("does not count a tie for the first place as the first place", () => {
    expect(scoreAccuracy([1.5])).toMatchObject({ ac1: 0, ac3: 1 });
  });

  it("is unknown of no cases", () => {
    expect(scoreAccuracy([])).toBeNull();
  });

  it("tells of several causes how many stand within the first k", () => {
    const cases = [
      { ranks: [1, 4], causes: 2 },
      { ranks: [2], causes: 2 },
    ];
    expect(scoreCausesWithin(cases, 3)).toBe(0.5);
  });
});

describe("an interval", () => {
  it("is the same for the same results, and holds their mean", () => {
    const values = [1, 1, 0, 1, 1, 0, 1, 1];
    const interval = bootstrapMean(values);
    expect(bootstrapMean(values)).toEqual(interval);
    expect(interval?.low).toBeLessThan(0.75);
    expect(interval?.high).toBeGreaterThan(0.75);
  });

  it("has no width where all cases agree", () => {
    expect(bootstrapMean([1, 1, 1])).toEqual({ low: 1, high: 1 });
  });
});

describe("calibration", () => {
  it("is perfect where what is stated is so as often as stated", () => {
    const statements = Array.from({ length: 10 }, (_, i) => ({ probability: 0.8, isTrue: i < 8 }));
    expect(calibrate(statements)?.bins.reduce((sum, { count }) => sum + count, 0)).toBe(10);
    expect(calibrate(statements)?.brier).toBe(0.16);
    expect(calibrate([{ probability: 1, isTrue: true }])).toMatchObject({ brier: 0, ece: 0 });
  });

  it("is as wrong as it is sure of what is not so", () => {
    expect(calibrate([{ probability: 1, isTrue: false }])).toMatchObject({ brier: 1, ece: 1 });
  });
});

describe("a scorecard", () => {
  it("counts cases in which nothing was wrong for abstention alone", () => {
    const card = toScorecard([
      scored({ id: "a" }),
      scored({ id: "b", rank: 2, faultType: "crash" }),
      scored({ id: "c", isHealthy: true, rank: null, status: "abstained" }),
      scored({ id: "d", isHealthy: true, rank: null }),
    ]);
    expect(card.cases).toBe(4);
    expect(card.metrics.service).toMatchObject({ ac1: 0.5, ac3: 1 });
    expect(card.abstention).toEqual({ ofHealthy: 0.5, ofFaulty: 0 });
    expect(Object.keys(card.byFaultType)).toEqual(["crash", "delay"]);
  });

  it("has operations only of the cases whose label names them", () => {
    expect(toScorecard([scored({})]).metrics.operation).toBeNull();
    const card = toScorecard([scored({}), scored({ operationRank: null })]);
    expect(card.metrics.operation).toMatchObject({ ac1: 0 });
  });

  it("tells how often the cause was a candidate", () => {
    const card = toScorecard([scored({}), scored({ rank: null, isCandidate: false })]);
    expect(card.candidateRecall).toBe(0.5);
  });

  it("is whole without any case", () => {
    expect(toScorecard([])).toMatchObject({ cases: 0, metrics: { service: null } });
  });
});
