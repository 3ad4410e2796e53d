import { describe, expect, it } from "vitest";
import type { Judgement, StoredVerdict } from "@/lib/domain/verdict";
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
  openedAt: at(0),
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
      resolutionMs: 65 * MINUTE_MS,
    });
    expect(found.withoutAccepted).toEqual({
      incidents: 2,
      diagnosisMs: 55 * MINUTE_MS,
      resolutionMs: 75 * MINUTE_MS,
    });
    expect(found.hypotheses).toMatchObject({ confirmed: 3, wrong: 1, "insufficient-evidence": 1 });
    expect(found.falseRate).toBe(0.2);
  });

  it("is nothing of nothing", () => {
    const none = { incidents: 0, diagnosisMs: null, resolutionMs: null };
    expect(outcomesOf([])).toMatchObject({
      withAccepted: none,
      withoutAccepted: none,
      falseRate: null,
    });
  });
});
