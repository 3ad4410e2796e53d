import { describe, expect, it } from "vitest";
import type { IncidentSpec } from "@/lib/testing/builders/evidence-of";
import { findingsOf } from "@/lib/testing/builders/table-of";
import { shopRequest } from "@/lib/testing/incidents/shop-request";
import { scoreOf } from "./candidate";
import { coverSymptoms } from "./cover-symptoms";
import { byScore, gatherCandidates } from "./gather-candidates";

const THROWN = { throws: ["RangeError", "overflow"] as const };

function covered(draw: IncidentSpec["draw"]) {
  const findings = findingsOf({ window: 90, draw });
  const scores = (candidates: ReturnType<typeof coverSymptoms>) =>
    new Map(candidates.map((one) => [one.service, scoreOf(one)]));
  const order = coverSymptoms(findings, []);
  const before = byScore(gatherCandidates(findings, [], findings.symptoms));
  return {
    order: order.map(({ service }) => service),
    after: scores(order),
    before: scores(before),
  };
}

/** Every fifth request fails by stock, the others by payments. */
const largeAndSmall: IncidentSpec["draw"] = ({ isWindow, index }) => {
  if (!isWindow) return shopRequest();
  return index % 5 === 0 ? shopRequest({ stock: THROWN }) : shopRequest({ payments: THROWN });
};

describe("several causes", () => {
  it("stand at the top, each by the traces that the others leave", () => {
    const { order, before, after } = covered(largeAndSmall);
    expect(order.slice(0, 2)).toEqual(["payments", "stock"]);
    expect(after.get("stock")).toBeGreaterThanOrEqual(before.get("stock") ?? 9);
  });

  it("take nothing from the first", () => {
    const { before, after } = covered(largeAndSmall);
    expect(after.get("payments")).toBe(before.get("payments"));
  });

  it("make nobody less suspicious than before", () => {
    const { before, after } = covered(largeAndSmall);
    for (const [service, score] of before) expect(after.get(service)).toBeGreaterThanOrEqual(score);
  });

  it("are not looked for where one explains everything", () => {
    const { before, after } = covered(({ during }) =>
      shopRequest({ payments: during(0.7) ? THROWN : {} }),
    );
    expect(after).toEqual(before);
  });
});
