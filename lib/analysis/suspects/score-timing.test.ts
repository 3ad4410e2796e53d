import { describe, expect, it } from "vitest";
import type { Occasion } from "@/lib/testing/builders/evidence-of";
import type { Hop } from "@/lib/testing/builders/request-of";
import { findingsOf } from "@/lib/testing/builders/table-of";
import { shopRequest } from "@/lib/testing/incidents/shop-request";
import { scoreTimings, type TimingScore } from "./score-timing";

function scoresOf(draw: (occasion: Occasion) => Hop): Map<string, TimingScore> {
  const { table, timings, symptoms } = findingsOf({ draw });
  const scores = scoreTimings(table, timings, symptoms);
  return new Map(scores.map((score) => [score.timing.service, score]));
}

const natsOf = (scores: ReadonlyMap<string, TimingScore>, service: string) =>
  scores.get(service)?.nats ?? 0;

describe("scores of timings", () => {
  it("are high for who takes the time of slow requests", () => {
    const scores = scoresOf(({ isWindow }) =>
      shopRequest({ bank: { works: isWindow ? 500 : 20 } }),
    );
    expect(natsOf(scores, "bank")).toBeGreaterThan(5);
    expect(scores.get("bank")?.coverage).toBeGreaterThan(0.9);
    expect(scores.get("bank")?.slowdown).toBeGreaterThan(5);
    for (const [service, { nats }] of scores) if (service !== "bank") expect(nats).toBeLessThan(1);
  });

  it("are none for what moved surely and too little for anybody to wait for", () => {
    const scores = scoresOf(({ isWindow }) => ({
      service: "gateway",
      name: "GET /",
      works: 300,
      calls: [{ service: "clock", name: "now", works: isWindow ? 4 : 1 }],
    }));
    expect(natsOf(scores, "clock")).toBe(0);
  });

  it("are larger for who takes more of it", () => {
    const scores = scoresOf(({ isWindow }) =>
      shopRequest({
        bank: { works: isWindow ? 400 : 20 },
        stock: { works: isWindow ? 120 : 20 },
      }),
    );
    expect(natsOf(scores, "bank")).toBeGreaterThan(natsOf(scores, "stock"));
    expect(natsOf(scores, "stock")).toBeGreaterThan(0);
  });

  it("are larger the more of the requests are slow by it", () => {
    const slow = (share: number) => (occasion: Occasion) =>
      shopRequest({
        bank: { works: occasion.during(share) ? 500 : 20 },
        payments: occasion.during(0.5) ? { throws: ["RangeError", ""] } : {},
      });
    expect(natsOf(scoresOf(slow(0.9)), "bank")).toBeGreaterThan(
      natsOf(scoresOf(slow(0.55)), "bank"),
    );
  });

  it("are none where nothing is slow", () => {
    for (const { nats } of scoresOf(() => shopRequest()).values()) expect(nats).toBe(0);
  });
});
