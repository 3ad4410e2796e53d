import { evidenceOf } from "@/lib/testing/builders/evidence-of";
import type { Hop } from "@/lib/testing/builders/request-of";
import type { Incident } from "./incident";
import { shopOrRefund } from "./shop-or-refund";
import { shopRequest } from "./shop-request";

const FAR: Partial<Hop> = { call: { network: 400 } };
const REFUSED: Partial<Hop> = {
  unseen: true,
  works: 1,
  calls: [],
  call: { error: "connect ECONNREFUSED" },
};

/** Nothing is slow by itself: what checkout asks of payments is long on its way, and nothing else is. */
export const slowWay: Incident = {
  name: "27 the way from one caller to a callee is slow, both are well with all others",
  evidence: () =>
    evidenceOf({
      draw: ({ isWindow, index }) => shopOrRefund(index, { fromCheckout: isWindow ? FAR : {} }),
    }),
  expected: {
    causes: ["payments", "checkout"],
    kind: "edge",
    edge: { caller: "checkout", callee: "payments" },
    victims: ["gateway", "bank", "refunds"],
    says: /payments answers refunds as ever/,
  },
};

/** As before, but the refunds wait as long: it lies before payments, whoever calls. */
export const slowForAll: Incident = {
  name: "28 a callee is reached late by all of its callers",
  evidence: () =>
    evidenceOf({
      draw: ({ isWindow, index }) => {
        const way = isWindow ? FAR : {};
        return shopOrRefund(index, { fromCheckout: way, fromRefunds: way });
      },
    }),
  expected: {
    causes: ["payments"],
    kind: "operation",
    victims: ["gateway", "bank", "refunds", "checkout"],
  },
};

/** Only checkout calls payments: whether payments is late or the way to it cannot be told. */
export const onlyCaller: Incident = {
  name: "29 the way from the only caller of a callee is slow",
  evidence: () =>
    evidenceOf({
      draw: ({ isWindow }) => shopRequest({ payments: isWindow ? FAR : {} }),
    }),
  expected: {
    causes: ["payments", "checkout"],
    kind: "operation",
    victims: ["gateway", "bank"],
  },
};

/** Checkout finds nobody where refunds finds payments. */
export const refusedWay: Incident = {
  name: "30 one caller is refused by a callee that answers all others",
  evidence: () =>
    evidenceOf({
      draw: ({ during, index }) =>
        shopOrRefund(index, { fromCheckout: during(0.8) ? REFUSED : {} }),
    }),
  expected: {
    causes: ["checkout", "payments"],
    kind: "edge",
    edge: { caller: "checkout", callee: "payments" },
    victims: ["gateway", "bank", "refunds", "cart"],
    says: /payments answers refunds as ever/,
  },
};

/** Its only caller is refused: the callee may be away for everybody. */
export const refusedCallee: Incident = {
  name: "31 the only caller of a callee is refused",
  evidence: () =>
    evidenceOf({
      draw: ({ during }) => shopRequest({ payments: during(0.8) ? REFUSED : {} }),
    }),
  expected: { causes: ["payments"], kind: "absent-operation", victims: ["gateway", "cart"] },
};
