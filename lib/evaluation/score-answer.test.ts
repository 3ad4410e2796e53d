import { describe, expect, it } from "vitest";
import { spansOf, storedResultOf } from "@/lib/testing/builders/stored-result-of";
import { judgeDifficulty } from "./judge-difficulty";
import { type NamedSubject, scoreAnswer } from "./score-answer";

const LABEL = { root_service: "payments", root_operations: ["Charge"] };
const { expected } = storedResultOf({
  id: "a",
  rootSpans: ["t1/a"],
  operations: ["charge"],
  distractors: ["bank", "payments"],
}).result;

const named = (service: string, operation: string, more: Partial<NamedSubject> = {}) => ({
  kind: "operation",
  service,
  operation,
  probability: 0.7,
  spans: [],
  ...more,
});
const score = (...subjects: NamedSubject[]) =>
  scoreAnswer({ status: "named", reason: null, named: subjects }, LABEL, expected);

describe("an answer", () => {
  it("is held against the label by service, by operation and by span", () => {
    const found = score(
      named("payments", "Refund", { spans: spansOf(["t1/a", "t7/b"]) }),
      named("Payments", "charge", { probability: 0.2 }),
    );
    expect(found).toMatchObject({ rank: 1, operationRank: 2, blamed: null });
    expect(found.said).toEqual(spansOf(["t1/a"]));
    expect(found.stated).toEqual({ probability: 0.7, isTrue: true });
  });

  it("blames a distractor when it names that first and not the cause", () => {
    expect(score(named("bank", ""), named("payments", "")).blamed).toBe("bank");
    expect(score(named("cart", ""), named("bank", "")).blamed).toBeNull();
    expect(score(named("payments", "")).blamed).toBeNull();
  });

  it("states nothing when it names nobody", () => {
    const given = { status: "abstained", reason: "too few traces", named: [] } as const;
    const found = scoreAnswer(given, LABEL, expected);
    expect(found).toMatchObject({ stated: null, rank: null, reason: "too few traces" });
    expect(found.spans).toMatchObject({ f1: 0, expected: 1 });
  });
});

describe("how hard a case is", () => {
  it.each([
    [{ a: 1, b: 1, c: 4 }, "easy"],
    [{ a: 1, b: 2, c: 4, d: null }, "medium"],
    [{ a: 2, b: null, random: 1, "rank-fusion": 1 }, "hard"],
  ] as const)("%o is %s", (ranks, difficulty) => {
    expect(judgeDifficulty(ranks)).toBe(difficulty);
  });
});
