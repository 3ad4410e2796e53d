import { describe, expect, it } from "vitest";
import { evidenceOf } from "@/lib/testing/builders/evidence-of";
import { shopRequest } from "@/lib/testing/incidents/shop-request";
import { keepsOnlyFailures, withoutHealthy } from "./find-sampling";

/** Shares of requests that fail, in the window and before. */
function incidentOf(window: number, healthy: number, count = 40) {
  return evidenceOf({
    window: count,
    healthy: count,
    draw: ({ isWindow, index }) => {
      const share = isWindow ? window : healthy;
      return shopRequest({ bank: index < share * count ? { error: "500" } : {} });
    },
  });
}

describe("tail sampling", () => {
  it("is seen by nearly all requests failing, now and before", () => {
    expect(keepsOnlyFailures(incidentOf(1, 1))).toBe(true);
    expect(keepsOnlyFailures(incidentOf(0.95, 0.95))).toBe(true);
  });

  it("is not seen in an outage", () => {
    expect(keepsOnlyFailures(incidentOf(1, 0.02))).toBe(false);
  });

  it("is not seen where much fails as a rule, or what failed before no longer does", () => {
    expect(keepsOnlyFailures(incidentOf(0.6, 0.6))).toBe(false);
    expect(keepsOnlyFailures(incidentOf(0.1, 1))).toBe(false);
  });

  it("is not concluded from a handful", () => {
    expect(keepsOnlyFailures(incidentOf(1, 1, 4))).toBe(false);
    expect(keepsOnlyFailures(incidentOf(1, 1, 0))).toBe(false);
  });

  it("leaves nothing to compare with, and all of the window", () => {
    const set = incidentOf(1, 1);
    const left = withoutHealthy(set);
    expect([left.healthy, left.healthyLogs]).toEqual([[], []]);
    expect(left.window).toBe(set.window);
  });
});
