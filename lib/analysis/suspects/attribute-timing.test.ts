import { describe, expect, it } from "vitest";
import type { Occasion } from "@/lib/testing/builders/evidence-of";
import type { Hop } from "@/lib/testing/builders/request-of";
import { findingsOf } from "@/lib/testing/builders/table-of";
import { shopRequest } from "@/lib/testing/incidents/shop-request";
import type { ServiceTiming } from "./attribute-timing";

function timingsOf(draw: (occasion: Occasion) => Hop): readonly ServiceTiming[] {
  const { timings } = findingsOf({ draw });
  return [...timings].sort((a, b) => b.share - a.share);
}

const sumOf = (timings: readonly ServiceTiming[]) =>
  timings.reduce((sum, { share }) => sum + share, 0);

describe("time above the usual", () => {
  it("is put down to the service that takes it itself", () => {
    const timings = timingsOf(({ isWindow }) =>
      shopRequest({ bank: { works: isWindow ? 300 : 20 } }),
    );
    expect(timings[0]).toMatchObject({ service: "bank" });
    expect(timings[0]?.share).toBeGreaterThan(0.95);
    expect(timings[0]?.nats).toBeGreaterThan(10);
  });

  it("is put down to the peer that a slow call goes to", () => {
    const timings = timingsOf(({ isWindow }) =>
      shopRequest({ cache: { works: isWindow ? 200 : 3 } }),
    );
    expect(timings[0]?.service).toBe("cache");
  });

  it("on the way to one service alone is put down to one of the two ends, mostly the callee", () => {
    const timings = timingsOf(({ isWindow }) =>
      shopRequest({ payments: { call: { network: isWindow ? 200 : 2 } } }),
    );
    const [first, second] = timings;
    expect([first?.service, second?.service]).toEqual(["payments", "checkout"]);
    expect((first?.share ?? 0) + (second?.share ?? 0)).toBeGreaterThan(0.95);
  });

  it("on all ways from one service is put down to that service", () => {
    const timings = timingsOf(({ isWindow }) => {
      const call = { network: isWindow ? 100 : 2 };
      return shopRequest({ cart: { call }, payments: { call }, stock: { call } });
    });
    expect(timings[0]?.service).toBe("checkout");
  });

  it("on all ways to one service is put down to that service", () => {
    const timings = timingsOf(({ isWindow, index }) => {
      const price: Hop = {
        service: "pricing",
        name: "price",
        call: { network: isWindow ? 120 : 2 },
      };
      const service = ["web", "partners", "batch"][index % 3] ?? "web";
      return { service, name: `GET /${service}`, calls: [price] };
    });
    expect(timings[0]?.service).toBe("pricing");
  });

  it("in more calls is put down to the one that calls", () => {
    const timings = timingsOf(({ isWindow }) => {
      const query = shopRequest().calls?.[0]?.calls?.[2]?.calls?.[0];
      return shopRequest({
        stock: {
          calls: query === undefined ? [] : Array.from({ length: isWindow ? 30 : 1 }, () => query),
        },
      });
    });
    expect(timings[0]?.service).toBe("stock");
  });

  it("is shared out whole", () => {
    const timings = timingsOf(({ isWindow }) =>
      shopRequest({
        bank: { works: isWindow ? 100 : 20, call: { network: isWindow ? 80 : 2 } },
        cart: { works: isWindow ? 90 : 10 },
      }),
    );
    expect(sumOf(timings)).toBeCloseTo(1, 9);
    for (const { share, nats } of timings) {
      expect(share).toBeGreaterThanOrEqual(0);
      expect(nats).toBeGreaterThanOrEqual(0);
    }
  });

  it("is none where nothing became slower", () => {
    const surprise = timingsOf(() => shopRequest()).map(({ nats }) => nats);
    expect(Math.max(0, ...surprise)).toBeLessThan(2);
  });
});
