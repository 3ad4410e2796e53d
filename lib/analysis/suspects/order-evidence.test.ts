import { describe, expect, it } from "vitest";
import { changeOf, evidenceOf } from "@/lib/testing/builders/evidence-of";
import { freezeDeeply } from "@/lib/testing/builders/freeze-deeply";
import { gaugeOf } from "@/lib/testing/builders/gauge-of";
import { seededRandom } from "@/lib/testing/builders/seeded-random";
import { shopRequest } from "@/lib/testing/incidents/shop-request";
import type { EvidenceSet } from "./evidence-set";
import { orderEvidence } from "./order-evidence";

const EVIDENCE: EvidenceSet = freezeDeeply(
  evidenceOf({
    window: 8,
    healthy: 8,
    draw: () => shopRequest({ cart: { logs: [{ body: "first" }, { body: "second" }] } }),
    metrics: [
      gaugeOf("b", "cart", { before: 1 }),
      gaugeOf("a", "stock", { before: 1 }),
      gaugeOf("a", "cart", { before: 1 }),
    ],
    changes: [changeOf("cart"), changeOf("stock"), changeOf("bank", { before: 30 })],
  }),
);

describe("ordered evidence", () => {
  const ordered = orderEvidence(EVIDENCE);

  it("is the same however it came", () => {
    const random = seededRandom(5);
    const shuffled = {
      window: random.shuffle(EVIDENCE.window),
      healthy: random.shuffle(EVIDENCE.healthy),
      windowLogs: random.shuffle(EVIDENCE.windowLogs),
      healthyLogs: random.shuffle(EVIDENCE.healthyLogs),
      metrics: random.shuffle(EVIDENCE.metrics),
      changes: random.shuffle(EVIDENCE.changes),
    };
    expect(orderEvidence(shuffled)).toEqual(ordered);
  });

  it("has everything that there was", () => {
    for (const part of ["window", "healthy", "windowLogs", "metrics", "changes"] as const) {
      expect(new Set<unknown>(ordered[part])).toEqual(new Set<unknown>(EVIDENCE[part]));
    }
  });

  it("goes by time, and by name where times are equal", () => {
    expect(ordered.changes.map(({ service }) => service)).toEqual(["bank", "cart", "stock"]);
    expect(ordered.metrics.map(({ name }) => name)).toEqual(["a", "a", "b"]);
    const starts = ordered.window.map(({ startUnixNano }) => startUnixNano);
    expect(starts).toEqual([...starts].sort((a, b) => Number(a - b)));
  });
});
