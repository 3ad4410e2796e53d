import { changeOf, evidenceOf } from "@/lib/testing/builders/evidence-of";
import { logRecordOf } from "@/lib/testing/builders/log-record-of";
import type { Hop } from "@/lib/testing/builders/request-of";
import type { Incident } from "./incident";
import { shopRequest } from "./shop-request";

/** The web client forgets the currency after its deployment: pricing refuses, for others it works. */
export const badInput: Incident = {
  name: "3 one caller asks for what cannot be answered",
  evidence: () =>
    evidenceOf({
      draw: ({ during, index }) => {
        const service = index % 2 === 0 ? "web" : "partner-api";
        const isBad = service === "web" && during(0.8);
        const price: Hop = {
          service: "pricing",
          name: "POST /price",
          ...(isBad ? { error: "currency is missing", answers: 400 } : {}),
        };
        const attributes = { "cart.currency": isBad ? "" : "EUR" };
        return { service, name: "POST /quote", attributes, calls: [price] };
      },
      changes: [changeOf("web")],
    }),
  expected: { causes: ["web"], victims: ["pricing", "partner-api"], says: /deploy/ },
};

/** The bank sends no spans and resets connections. */
export const unseenPeer: Incident = {
  name: "5 the cause sends no spans",
  evidence: () =>
    evidenceOf({
      draw: ({ during }) => {
        const error = during(0.6) ? { error: "ECONNRESET" } : {};
        return shopRequest({ bank: { unseen: true, call: error } });
      },
    }),
  expected: {
    causes: ["bank"],
    kind: "peer",
    atMost: 0.7,
    victims: ["payments", "checkout", "gateway"],
    says: /no span of it answered/,
  },
};

/** A consumer throws; the request that sent the message is long over, and green. */
export const failingConsumer: Incident = {
  name: "8 an asynchronous consumer fails, the entry is green",
  evidence: () =>
    evidenceOf({
      draw: ({ during }) => {
        const consume: Hop = {
          service: "mailer",
          name: "process receipts",
          kind: "consumer",
          ...(during(0.7) ? { throws: ["TemplateError", "no such template"] as const } : {}),
        };
        const stock = shopRequest().calls?.[0]?.calls ?? [];
        const checkout: Hop = {
          service: "checkout",
          name: "place order",
          calls: [...stock, consume],
        };
        return { service: "gateway", name: "POST /checkout", calls: [checkout] };
      },
    }),
  expected: { causes: ["mailer"], operation: "process receipts", victims: ["checkout", "gateway"] },
};

/** Pricing throws; its own log says so while the span says that all is well. */
export const contradiction: Incident = {
  name: "16 an error is logged in a span that says that it is fine",
  evidence: () =>
    evidenceOf({
      draw: ({ during }) => {
        const isBroken = during(0.7);
        const logs = [
          { body: "price computed" },
          ...(isBroken ? [{ body: "price table is stale, using zero", severity: 17 }] : []),
        ];
        const price: Hop = { service: "pricing", name: "GET /price", logs };
        const error = isBroken ? { error: "price must be positive" } : {};
        return { service: "orders", name: "POST /orders", calls: [price], ...error };
      },
    }),
  expected: {
    causes: ["pricing", "orders"],
    confidence: ["medium", "low"],
    says: /in spans that end well/,
    reasons: /end well/,
  },
};

/** Two faults that have nothing to do with each other. */
export const twoFaults: Incident = {
  name: "18 two independent faults at once",
  evidence: () =>
    evidenceOf({
      window: 80,
      draw: ({ during, index }) => {
        const charge = shopRequest({
          payments: during(0.7) ? { throws: ["RangeError", "amount overflows"] } : {},
        });
        const search: Hop = {
          service: "search",
          name: "GET /search",
          ...(during(0.7) ? { throws: ["IndexError", "segment is missing"] } : {}),
        };
        return index % 2 === 0
          ? charge
          : { service: "gateway", name: "GET /search", calls: [search] };
      },
    }),
  expected: { causes: ["payments", "search"], within: 2, all: true, victims: ["gateway"] },
};

/** Not found is an answer: it is as common as ever. Something else is broken. */
export const businessErrors: Incident = {
  name: "21 expected errors of the business",
  evidence: () =>
    evidenceOf({
      draw: ({ during, always }) =>
        shopRequest({
          cart: always(0.2) ? { error: "no such cart", answers: 404 } : {},
          payments: during(0.5) ? { throws: ["RangeError", "amount overflows"] } : {},
        }),
    }),
  expected: { causes: ["payments"], victims: ["cart"] },
};

/** One request failed, once. */
export const singleFailure: Incident = {
  name: "22 a single failing trace",
  evidence: () => ({
    ...evidenceOf({
      window: 1,
      draw: ({ isWindow }) =>
        shopRequest({ payments: isWindow ? { throws: ["RangeError", "amount overflows"] } : {} }),
    }),
    windowLogs: [logRecordOf({ id: "unrelated", trace: null })],
  }),
  expected: { causes: ["payments"], confidence: ["medium", "low"], reasons: /only 1 symptomatic/ },
};
