import { evidenceOf } from "@/lib/testing/builders/evidence-of";
import { gaugeOf } from "@/lib/testing/builders/gauge-of";
import type { Hop } from "@/lib/testing/builders/request-of";
import type { Incident } from "./incident";
import { shopRequest } from "./shop-request";

const HURRIED = { givesUpAfter: 1000 };

/** The bank works too long; only its caller reports a timeout, the bank's own span is fine and late. */
export const slowCallee: Incident = {
  name: "1 slow callee, only its caller shows the timeout",
  evidence: () =>
    evidenceOf({
      draw: ({ during }) =>
        shopRequest({ bank: { works: during(0.7) ? 3000 : 20, call: HURRIED } }),
    }),
  expected: { causes: ["bank"], victims: ["payments", "checkout", "gateway"] },
};

/** As before, but the bank's span never arrives when it is late. */
export const lostCallee: Incident = {
  name: "2 slow callee whose span is never exported",
  evidence: () =>
    evidenceOf({
      draw: ({ during }) => {
        const lost = during(0.7) ? { works: 3000, unseen: true as const } : { works: 20 };
        return shopRequest({ bank: { ...lost, call: HURRIED } });
      },
    }),
  expected: {
    causes: ["bank"],
    within: 2,
    atMost: 0.7,
    confidence: ["medium", "low"],
    says: /no span of it answered/,
  },
};

/** Requests of stock wait for a connection; what they do with it takes no longer than before. */
export const poolContention: Incident = {
  name: "4 a pool is exhausted, nothing fails",
  evidence: () =>
    evidenceOf({
      draw: ({ isWindow, random }) => {
        const works = isWindow ? 300 + random.next() * 300 : 0.3;
        const acquire: Hop = { service: "stock", name: "pool.acquire", kind: "internal", works };
        const query = shopRequest().calls?.[0]?.calls?.[2]?.calls ?? [];
        return shopRequest({ stock: { calls: [acquire, ...query] } });
      },
      metrics: [
        gaugeOf("db.client.connection.pending_requests", "stock", { before: 0.4, during: 25 }),
        gaugeOf("process.cpu.utilization", "cart", { before: 0.2 }),
        gaugeOf("process.cpu.utilization", "stock", { before: 0.2 }),
      ],
    }),
  expected: {
    causes: ["stock"],
    operation: "pool.acquire",
    victims: ["checkout", "gateway", "stock-db"],
    says: /pool\.acquire/,
  },
};

/** One statement of one service became slow. */
export const slowStatement: Incident = {
  name: "6 a database's statement is slow for all of its callers",
  evidence: () =>
    evidenceOf({
      draw: ({ isWindow, index }) => {
        const works = isWindow ? 400 : 8;
        const call = { attributes: { "db.system": "postgresql" } };
        const query: Hop = { service: "orders-db", name: "SELECT", unseen: true, works, call };
        const services = ["orders", "invoices", "reports"] as const;
        const service = services[index % services.length] ?? "orders";
        const served: Hop = { service, name: `GET /${service}`, calls: [query] };
        return { service: "gateway", name: `GET /${service}`, calls: [served] };
      },
    }),
  expected: {
    causes: ["orders-db"],
    kind: "peer",
    victims: ["orders", "invoices", "reports", "gateway"],
  },
};

/** The cache refuses; the fallback on the database works, but takes longer. */
export const cacheDown: Incident = {
  name: "7 the cache is down, the fallback is slow and works",
  evidence: () =>
    evidenceOf({
      draw: ({ during }) => {
        const isDown = during(0.8);
        const shop = shopRequest({
          cache: isDown ? { works: 2, call: { error: "ECONNREFUSED" } } : {},
        });
        const query: Hop = {
          service: "cart-db",
          name: "SELECT cart",
          unseen: true,
          works: 150,
          call: { attributes: { "db.system": "postgresql" } },
        };
        const get = shop.calls?.[0]?.calls?.[0]?.calls ?? [];
        return shopRequest({
          cart: { tolerates: true, calls: isDown ? [...get, query] : get },
        });
      },
    }),
  expected: { causes: ["cache"], kind: "peer", victims: ["cart-db", "cart", "checkout"] },
};
