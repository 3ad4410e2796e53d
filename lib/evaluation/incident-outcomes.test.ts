import { describe, expect, it } from "vitest";
import type { ReviewDecision } from "@/lib/domain/hypothesis-review";
import type { StoredVerdict } from "@/lib/domain/verdict";
import type { Judgement } from "@/lib/domain/verdict-words";
import { verdictOf } from "@/lib/testing/builders/verdict-of";
import { outcomesOf } from "./incident-outcomes";

const MINUTE_MS = 60_000;
const at = (minute: number) => new Date(minute * MINUTE_MS);

function verdict(minute: number, judged: readonly Judgement[], more: Partial<StoredVerdict> = {}) {
  const judgements = judged.map((judgement, i) => ({
    subject: { kind: "hypothesis", analysisId: "a", hypothesisId: `h${i}`, title: "t" } as const,
    judgement,
    missing: "the rest",
  }));
  return verdictOf({ ...more, content: { judgements }, createdAt: at(minute) });
}
const incident = (resolved: number | null, ...verdicts: StoredVerdict[]) => ({
  reviews: [],
  openedAt: at(0),
  mitigatedAt: null,
  resolvedAt: resolved === null ? null : at(resolved),
  verdicts,
});

describe("how real incidents went", () => {
  it("is told with and without an accepted hypothesis, by hand", () => {
    const amended = [verdict(40, ["wrong"]), verdict(90, ["confirmed"], { number: 2, version: 2 })];
    const found = outcomesOf([
      incident(30, verdict(10, ["confirmed", "wrong"])),
      incident(null, verdict(20, ["confirmed"])),
      // Diagnosed by its first version, judged by its last.
      incident(100, ...amended),
      incident(80, verdict(60, ["insufficient-evidence"])),
      incident(70, verdict(50, [])),
      incident(5),
    ]);
    expect(found.withAccepted).toEqual({
      incidents: 3,
      diagnosisMs: 20 * MINUTE_MS,
      mitigated: 2,
      mitigationMs: 65 * MINUTE_MS,
      resolutionMs: 65 * MINUTE_MS,
    });
    expect(found.withoutAccepted).toEqual({
      incidents: 2,
      diagnosisMs: 55 * MINUTE_MS,
      mitigated: 2,
      mitigationMs: 75 * MINUTE_MS,
      resolutionMs: 75 * MINUTE_MS,
    });
    expect(found.hypotheses).toMatchObject({ confirmed: 3, wrong: 1, "insufficient-evidence": 1 });
    expect(found.falseRate).toBe(0.2);
  });

  it("counts what reviewers said of hypotheses, unless a verdict says otherwise", () => {
    const review = (hypothesisId: string, decision: ReviewDecision) => ({
      analysisId: "a",
      hypothesisId,
      decision,
    });
    const reviews = [
      review("h0", "accepted"),
      review("h1", "rejected"),
      review("h1", "accepted"),
      review("h2", "edited"),
      review("h3", "rejected"),
    ];
    const found = outcomesOf([
      { ...incident(30, verdict(10, ["wrong"])), reviews },
      { ...incident(null), reviews: [review("h0", "accepted")] },
    ]);
    expect(found.hypotheses).toMatchObject({ confirmed: 2, "not-quite": 1, wrong: 2 });
    expect(found.falseRate).toBe(0.4);
    // Of the second nobody has said what it was.
    expect([found.withAccepted.incidents, found.withoutAccepted.incidents]).toEqual([1, 0]);
  });

  it("counts an incident as mitigated when somebody said so, else when it was resolved", () => {
    const accepted = verdict(10, ["confirmed"]);
    const { withAccepted } = outcomesOf([
      { ...incident(90, accepted), mitigatedAt: at(20) },
      { ...incident(null, accepted), mitigatedAt: at(40) },
      incident(50, accepted),
      incident(null, accepted),
    ]);
    expect(withAccepted).toMatchObject({ mitigated: 3, mitigationMs: 40 * MINUTE_MS });
  });

  it("is nothing of nothing", () => {
    const none = {
      incidents: 0,
      diagnosisMs: null,
      mitigated: 0,
      mitigationMs: null,
      resolutionMs: null,
    };
    expect(outcomesOf([])).toMatchObject({
      withAccepted: none,
      withoutAccepted: none,
      falseRate: null,
    });
  });
});
