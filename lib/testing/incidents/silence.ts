import { evidenceOf } from "@/lib/testing/builders/evidence-of";
import type { Hop } from "@/lib/testing/builders/request-of";
import type { Incident } from "./incident";
import { shopRequest } from "./shop-request";

/** The service is gone: its spans stop, its callers are refused. */
export const killedService: Incident = {
  name: "14 a pod is killed and its spans vanish",
  evidence: () =>
    evidenceOf({
      draw: ({ isWindow }) =>
        shopRequest({ cart: isWindow ? { unseen: true, call: { error: "ECONNREFUSED" } } : {} }),
    }),
  expected: {
    causes: ["cart"],
    kind: "absent-operation",
    victims: ["checkout", "gateway", "cache"],
  },
};

/** From orders nothing reaches pricing; from others it does. */
export const partition: Incident = {
  name: "15 the network between two services is cut",
  evidence: () =>
    evidenceOf({
      draw: ({ during, index }) => {
        const service = index % 2 === 0 ? "orders" : "reports";
        const isCut = service === "orders" && during(0.9);
        const price: Hop = {
          service: "pricing",
          name: "GET /price",
          ...(isCut ? { unseen: true as const, call: { error: "EHOSTUNREACH" } } : {}),
        };
        const served: Hop = { service, name: `GET /${service}`, calls: [price] };
        return { service: "gateway", name: `GET /${service}`, calls: [served] };
      },
    }),
  expected: { causes: ["orders", "pricing"], victims: ["gateway", "reports"] },
};

/** The route that takes longest is asked for six times as often. Nothing is wrong. */
export const otherTraffic: Incident = {
  name: "19 the traffic changes, nothing is wrong",
  evidence: () =>
    evidenceOf({
      draw: ({ isWindow, random }) => {
        const isReport = random.next() < (isWindow ? 0.9 : 0.15);
        const report: Hop = { service: "reports", name: "GET /report", works: 400 };
        return isReport
          ? { service: "gateway", name: "GET /report", calls: [report] }
          : shopRequest();
      },
    }),
  expected: { causes: [] },
};

/** Requests as ever, one in fifty failing as ever. */
export const healthyWindow: Incident = {
  name: "20 a healthy window",
  evidence: () =>
    evidenceOf({
      draw: ({ always }) =>
        shopRequest({ bank: always(0.02) ? { throws: ["BankError", "try again"] } : {} }),
    }),
  expected: { causes: [], atMost: 0.3 },
};

/** Only what failed was kept, before as well as now: nothing tells failing from healthy. */
export const onlyFailuresKept: Incident = {
  name: "25 tail sampling keeps only failures",
  evidence: () =>
    evidenceOf({
      draw: ({ isWindow }) => {
        const blip = { throws: ["BankError", "try again"] as const };
        const fault = { throws: ["RangeError", "amount overflows"] as const };
        return shopRequest(isWindow ? { payments: fault } : { bank: blip });
      },
    }),
  expected: {
    causes: ["payments"],
    victims: ["bank", "checkout"],
    reasons: /only failures were kept/,
  },
};
