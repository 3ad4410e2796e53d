import type { Hop } from "@/lib/testing/builders/request-of";
import { shopRequest } from "./shop-request";

interface Ways {
  readonly fromCheckout?: Partial<Hop>;
  readonly fromRefunds?: Partial<Hop>;
}

/**
 * Checkouts and refunds in turns; both have to do with payments, and each with others as well:
 *
 *     gateway ─┬▶ checkout ─┬▶ cart, stock
 *              │            └▶ payments ─▶ bank
 *              └▶ refunds ──┬▶ payments ─▶ bank
 *                           └▶ mail
 */
export function shopOrRefund(index: number, { fromCheckout, fromRefunds }: Ways): Hop {
  if (index % 2 === 0) return shopRequest({ payments: fromCheckout });
  const bank: Hop = { service: "bank", name: "POST /transfer" };
  const charge: Hop = {
    service: "payments",
    name: "POST /charge",
    calls: [bank],
    ...fromRefunds,
  };
  const mail: Hop = { service: "mail", name: "POST /mail" };
  const refund: Hop = { service: "refunds", name: "POST /refund", calls: [charge, mail] };
  return { service: "gateway", name: "POST /refund", calls: [refund] };
}
