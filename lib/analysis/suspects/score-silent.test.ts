import { describe, expect, it } from "vitest";
import type { Occasion } from "@/lib/testing/builders/evidence-of";
import type { Hop } from "@/lib/testing/builders/request-of";
import { findingsOf } from "@/lib/testing/builders/table-of";
import { shopRequest } from "@/lib/testing/incidents/shop-request";
import { scoreSilent } from "./score-silent";

function silentOf(draw: (occasion: Occasion) => Hop) {
  const { table, responsibility, symptoms } = findingsOf({ draw });
  return scoreSilent(table, responsibility, symptoms);
}

const gone = { unseen: true, call: { error: "ECONNREFUSED" } } as const;

describe("those who were called and did not answer", () => {
  it("are named by who called them, how often, and how that ended", () => {
    const [found, ...others] = silentOf(({ isWindow }) =>
      shopRequest({ cart: isWindow ? gone : {} }),
    );
    expect(others).toEqual([]);
    expect(found?.target).toBe("cart");
    const [coverage, contrast] = found?.evidence ?? [];
    expect(coverage?.statement).toBe(
      "checkout called it in vain in 60 of 60 symptomatic traces (ECONNREFUSED), and no span of it answered",
    );
    expect(coverage?.nats).toBeGreaterThan(3);
    expect(contrast?.nats).toBeGreaterThan(3);
    expect(coverage?.anchors).toHaveLength(5);
    expect(found?.rows).toHaveLength(60);
  });

  it("are counted once for all of their callers", () => {
    const found = silentOf(({ isWindow, index }) => {
      const service = index % 2 === 0 ? "orders" : "reports";
      const price: Hop = { service: "pricing", name: "price", ...(isWindow ? gone : {}) };
      return { service, name: `GET /${service}`, calls: [price] };
    });
    expect(found).toHaveLength(1);
    expect(found[0]?.evidence[0]?.statement).toMatch(/^orders and reports called it in vain in 60/);
  });

  it("say less when they did not answer before either", () => {
    const always = silentOf(({ always: often, during }) =>
      shopRequest({ cart: often(0.3) || during(0.5) ? gone : {} }),
    );
    const now = silentOf(({ during }) => shopRequest({ cart: during(0.65) ? gone : {} }));
    expect(always[0]?.evidence[1]?.nats ?? 0).toBeLessThan(now[0]?.evidence[1]?.nats ?? 0);
  });

  it("are nobody when everybody answers, or calls that fail have an answer", () => {
    expect(silentOf(() => shopRequest())).toEqual([]);
    expect(
      silentOf(({ isWindow }) => shopRequest({ cart: isWindow ? { error: "" } : {} })),
    ).toEqual([]);
  });
});
