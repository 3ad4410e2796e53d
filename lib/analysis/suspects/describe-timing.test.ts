import { describe, expect, it } from "vitest";
import type { IncidentSpec } from "@/lib/testing/builders/evidence-of";
import { findingsOf } from "@/lib/testing/builders/table-of";
import { shopRequest } from "@/lib/testing/incidents/shop-request";
import { describeTiming } from "./describe-timing";
import { scoreTimings } from "./score-timing";

function saidOf(service: string, draw: IncidentSpec["draw"]) {
  const { table, timings, symptoms } = findingsOf({ draw });
  const score = scoreTimings(table, timings, symptoms).find(
    (one) => one.timing.service === service,
  );
  if (score === undefined) throw new Error(`${service} is as fast as ever`);
  return describeTiming(table, score);
}

describe("timing in words", () => {
  it("says what a service does itself for longer, with both times", () => {
    const { statement, anchors, group } = saidOf("bank", ({ isWindow }) =>
      shopRequest({ bank: { works: isWindow ? 300 : 20 } }),
    );
    expect(group).toBe("timing");
    expect(statement).toMatch(
      /^100 % of all time above the usual, .*: bank POST \/transfer itself 20.* ms → 30\d ms/,
    );
    expect(anchors.length).toBeGreaterThan(0);
    expect(anchors.every((anchor) => /^span:[0-9a-f]{16}$/.test(anchor))).toBe(true);
  });

  it("says what was lost between two services", () => {
    const { statement } = saidOf("payments", ({ isWindow }) =>
      shopRequest({ payments: { call: { network: isWindow ? 200 : 2 } } }),
    );
    expect(statement).toMatch(/between checkout and payments POST \/charge 2.* ms → \d+ ms/);
  });

  it("says which call nobody answered", () => {
    const { statement } = saidOf("cache", ({ isWindow }) =>
      shopRequest({ cache: { works: isWindow ? 200 : 3 } }),
    );
    expect(statement).toMatch(/GET to cache, unanswered by any span, \d.* ms → 2\d\d ms/);
  });

  it("says how many times as often something is called", () => {
    const { statement } = saidOf("stock", ({ isWindow }) => {
      const query = shopRequest().calls?.[0]?.calls?.[2]?.calls?.[0];
      const calls =
        query === undefined ? [] : Array.from({ length: isWindow ? 30 : 1 }, () => query);
      return shopRequest({ stock: { calls } });
    });
    expect(statement).toMatch(/stock: 30 times as many calls of UPDATE stock to stock-db$/);
  });
});
