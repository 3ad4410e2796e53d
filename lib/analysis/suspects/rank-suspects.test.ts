import { describe, expect, it } from "vitest";
import { EVIDENCE_GROUPS } from "@/lib/domain/suspect";
import { changeOf, evidenceOf } from "@/lib/testing/builders/evidence-of";
import { gaugeOf } from "@/lib/testing/builders/gauge-of";
import { shopRequest } from "@/lib/testing/incidents/shop-request";
import type { EvidenceSet } from "./evidence-set";
import { rankSuspects } from "./rank-suspects";

const NOTHING: EvidenceSet = {
  window: [],
  healthy: [],
  windowLogs: [],
  healthyLogs: [],
  metrics: [],
  changes: [],
};

function failingPayments(share = 0.7): EvidenceSet {
  return evidenceOf({
    draw: ({ during }) => {
      const isBroken = during(share);
      const logs = [
        { body: isBroken ? "amount overflows" : "charged", severity: isBroken ? 17 : 9 },
      ];
      const thrown = { throws: ["RangeError", "amount overflows"] as const };
      return shopRequest({ payments: { logs, ...(isBroken ? thrown : {}) } });
    },
    metrics: [
      gaugeOf("process.cpu.utilization", "payments", { before: 0.2 }),
      gaugeOf("process.cpu.utilization", "cart", { before: 0.3 }),
    ],
    changes: [changeOf("payments"), changeOf("cart", { before: 600 })],
  });
}

describe("ranking", () => {
  const evidence = failingPayments();
  const ranking = rankSuspects(evidence);

  it("puts the cause first, with what shows it and what would heal", () => {
    expect(ranking.status).toBe("ranked");
    expect(ranking.confidence.word).toBe("high");
    const [first] = ranking.suspects;
    expect(first).toMatchObject({ rank: 1, kind: "operation", service: "payments" });
    expect(first?.operation).toBe("POST /charge");
    expect(first?.heals?.heals).toBe(first?.heals?.of);
    expect(first?.spectrum).toMatchObject({ nf: 0, ep: 0, ochiai: 1 });
    expect(first?.prerank.map(({ points }) => points)).toEqual(expect.arrayContaining([5, 3, 1]));
  });

  it("numbers the suspects in the order of their probabilities", () => {
    const { suspects } = ranking;
    expect(suspects.map(({ rank }) => rank)).toEqual(suspects.map((_, i) => i + 1));
    const probabilities = suspects.map(({ probability }) => probability);
    expect(probabilities).toEqual([...probabilities].sort((a, b) => b - a));
  });

  it("gives its evidence in order of what it weighs", () => {
    for (const { evidence: pieces } of ranking.suspects) {
      const weights = pieces.map(({ nats }) => Math.abs(nats));
      expect(weights).toEqual([...weights].sort((a, b) => b - a));
    }
  });

  it.each(EVIDENCE_GROUPS)("does without %s", (group) => {
    const { suspects } = rankSuspects(evidence, { without: new Set([group]) });
    expect(suspects.flatMap((one) => one.evidence.map((piece) => piece.group))).not.toContain(
      group,
    );
  });

  it("does without everything", () => {
    const { status, suspects, noneProbability } = rankSuspects(evidence, {
      without: new Set(EVIDENCE_GROUPS),
    });
    expect({ status, suspects, noneProbability }).toEqual({
      status: "abstained",
      suspects: [],
      noneProbability: 1,
    });
  });

  it("names nobody of nothing, and says what it did not have", () => {
    const { status, noneProbability, reasons, confidence, reaching90 } = rankSuspects(NOTHING);
    expect({ status, noneProbability, reaching90 }).toEqual({
      status: "abstained",
      noneProbability: 1,
      reaching90: 0,
    });
    expect(confidence.word).toBe("none");
    expect(reasons).toContain("no traces of the incident's window");
  });

  it("names nobody when the window is as healthy as the time before", () => {
    const { status, noneProbability } = rankSuspects(failingPayments(0));
    expect(status).toBe("abstained");
    expect(noneProbability).toBeGreaterThan(0.7);
  });

  it("says how many names it takes to be nine tenths sure", () => {
    expect(ranking.reaching90).toBe(1);
    const two = evidenceOf({
      window: 80,
      draw: ({ during, index }) => {
        const broken = during(0.8) ? { throws: ["Error", "no"] as const } : {};
        return shopRequest(index % 2 === 0 ? { payments: broken } : { stock: broken });
      },
    });
    expect(rankSuspects(two).reaching90).toBe(2);
  });
});
