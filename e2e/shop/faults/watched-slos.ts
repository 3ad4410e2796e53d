import type { WatchedSlo } from "./fault";

/** What most faults burn: checkouts that fail, by the workbook's fastest rule. */
export const CHECKOUT_AVAILABILITY: WatchedSlo = {
  kind: "availability",
  method: "POST",
  route: "/checkout",
  name: "checkout-availability",
  objective: 0.995,
  burnRate: 14.4,
  severity: "critical",
};
