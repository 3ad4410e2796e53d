import { USUAL_LOAD } from "../fleet/load";
import { changeSetting, type Fault } from "./fault";
import { CHECKOUT_AVAILABILITY } from "./watched-slos";

/** Behind a flag billing waits 1.5 s before a retry, and the checkout's call to payments gives up. */
export const phantomTimeout: Fault = {
  name: "phantom-timeout",
  folder: "02-phantom-timeout",
  region: "eu-central-1",
  seed: 202,
  load: { ...USUAL_LOAD, shoppers: 5, checkoutShare: 0.95 },
  conditions: { "bank.settle_ms": "470", enable_new_router: "off", "orders.daily_report": "off" },
  slos: [
    CHECKOUT_AVAILABILITY,
    {
      kind: "latency",
      method: "POST",
      route: "/checkout",
      name: "checkout-latency",
      objective: 0.95,
      thresholdSeconds: 1,
      burnRate: 6,
      severity: "warning",
    },
  ],
  async coincide(fleet) {
    const setting = { key: "orders.daily_report", value: "on" };
    const title = "daily report starts on schedule";
    return changeSetting(fleet, setting, { kind: "config", service: "orders", title });
  },
  async inject(fleet) {
    const title = "enable_new_router: off → on for all of billing";
    const setting = { key: "enable_new_router", value: "on" };
    return changeSetting(fleet, setting, { kind: "flag", service: "billing", title });
  },
  async revert(fleet) {
    fleet.set("enable_new_router", "off");
    fleet.set("orders.daily_report", "off");
  },
  truth: {
    service: "billing",
    operations: ["billing.settle_invoice", "POST /invoices"],
    faultType: "retry_backoff",
    code: { file: "services/billing.ts", text: "await pause(ROUTER_BACKOFF_MS)" },
    distractors: [
      {
        service: "orders",
        looks_guilty: "its reservations are up to half a second slow from the same minute on",
        why_not:
          "they wait for the daily report's lock, beside the payment and for less time than it: no failing trace waits for them",
      },
      {
        service: "payments",
        looks_guilty: "the call that times out goes to it",
        why_not:
          "it spends its time waiting for billing and answers 201 after the checkout has left",
      },
    ],
    notes: "Nothing that billing does is an error: its second attempt succeeds.",
    isRoot: (span) =>
      span.service === "billing" &&
      span.name === "billing.settle_invoice" &&
      span.eventNames.includes("retry.scheduled"),
  },
};
