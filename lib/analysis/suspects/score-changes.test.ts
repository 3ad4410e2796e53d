import { describe, expect, it } from "vitest";
import { changeOf, WINDOW_AT_MS } from "@/lib/testing/builders/evidence-of";
import { atMs } from "@/lib/testing/builders/span-of";
import { scoreChange } from "./score-changes";
import { WEIGHTS } from "./weights";

const TROUBLE = atMs(WINDOW_AT_MS);
const natsOf = (minutesBefore: number) =>
  scoreChange(changeOf("payments", { before: minutesBefore }), TROUBLE)?.nats ?? 0;

describe("evidence of a change", () => {
  it("says what changed and how long before", () => {
    expect(scoreChange(changeOf("payments", { before: 2 }), TROUBLE)).toEqual({
      group: "changes",
      nats: expect.any(Number),
      statement: "deploy “payments 2” 2 min before the first symptomatic trace",
      anchors: ["change:change-payments"],
    });
  });

  it("is the less the longer ago it was", () => {
    const nats = [0, 1, 5, 30, 120, 600, 6000].map(natsOf);
    expect(nats).toEqual([...nats].sort((a, b) => b - a));
    expect(nats[0]).toBeCloseTo(WEIGHTS.changeCap);
    expect(nats.at(-1)).toBeLessThan(0.01);
  });

  it("fades slowly after the first hour: leaks take their time", () => {
    expect(natsOf(240)).toBeGreaterThan(0.1);
  });

  it("is none for what came after the trouble", () => {
    expect(natsOf(-5)).toBe(0);
  });

  it("forgives clocks that are a little off", () => {
    const found = scoreChange(changeOf("payments", { before: -0.5 }), TROUBLE);
    expect(found?.nats).toBeCloseTo(WEIGHTS.changeCap);
    expect(found?.statement).toContain("as the trouble began");
  });
});
