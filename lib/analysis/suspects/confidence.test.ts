import { describe, expect, it } from "vitest";
import { evidencePiece, suspectOf } from "@/lib/testing/builders/suspect-of";
import { type Doubts, judgeConfidence } from "./confidence";
import type { Symptoms } from "./find-symptoms";
import type { Suspect } from "./suspect";

function symptomsOf(kind: Symptoms["kind"], count: number): Symptoms {
  const flags = new Uint8Array(0);
  return { kind, isSymptomatic: flags, isSlow: flags, count, failing: count, slow: 0 };
}

function judged(suspect: Partial<Suspect> = {}, doubts: Partial<Doubts> = {}, none = 0.02) {
  return judgeConfidence([suspectOf(suspect)], none, {
    symptoms: symptomsOf("failing", 40),
    gaps: { isDegraded: false, reasons: [], answeredShare: 1 },
    isContradictory: false,
    ...doubts,
  });
}

describe("confidence", () => {
  it("is high when all speaks for the first suspect, and says why", () => {
    expect(judged()).toEqual({ word: "high", reason: "2 kinds of evidence agree" });
  });

  it.each<[string, Partial<Suspect>, Partial<Doubts>, RegExp]>([
    ["it is not likely enough", { probability: 0.7 }, {}, /70 % is not enough/],
    [
      "all evidence is of one kind",
      { evidence: [evidencePiece({ nats: 9 }), evidencePiece({ group: "logs", nats: 0.1 })] },
      {},
      /only one kind of evidence/,
    ],
    [
      "failures remain without it",
      { heals: { heals: 10, of: 40 } },
      {},
      /30 of 40 failures remain/,
    ],
    [
      "there are too few symptomatic traces",
      {},
      { symptoms: symptomsOf("failing", 1) },
      /only 1 symptomatic trace$/,
    ],
    ["logs and spans contradict each other", {}, { isContradictory: true }, /its spans end well/],
    [
      "too little was seen",
      {},
      { gaps: { isDegraded: true, reasons: [], answeredShare: 0.2 } },
      /too little was seen/,
    ],
  ])("is medium when %s", (_, suspect, doubts, reason) => {
    const { word, reason: said } = judged(suspect, doubts);
    expect(word).toBe("medium");
    expect(said).toMatch(reason);
  });

  it("is low below even odds", () => {
    expect(judged({ probability: 0.4 }).word).toBe("low");
  });

  it("does not ask for a replay where nothing can be replayed", () => {
    expect(judged({ heals: null }).word).toBe("high");
  });

  it("is none when nobody is likelier than none of these", () => {
    expect(judged({ probability: 0.3 }, {}, 0.5).word).toBe("none");
    const nothing: Doubts = {
      symptoms: symptomsOf("none", 0),
      gaps: { isDegraded: false, reasons: [], answeredShare: 1 },
      isContradictory: false,
    };
    expect(judgeConfidence([], 1, nothing)).toEqual({
      word: "none",
      reason: "nothing in the window differs from the healthy traces by more than chance",
    });
    const { reason } = judgeConfidence([], 1, { ...nothing, symptoms: symptomsOf("failing", 9) });
    expect(reason).toMatch(/points at nobody clearly enough/);
  });
});
