import { USUAL_LOAD } from "../fleet/load";
import { changeSetting, type Fault } from "./fault";
import { CHECKOUT_AVAILABILITY } from "./watched-slos";

/** Payments refuses to round: amounts with more than 18 fractional digits overflow. */
export const decimalOverflow: Fault = {
  name: "decimal-overflow",
  folder: "03-decimal-overflow",
  region: "us-east-1",
  seed: 303,
  load: { ...USUAL_LOAD, etherShare: 0.32, checkoutShare: 0.9 },
  conditions: { "bank.settle_ms": "520", decimal_mode: "lenient" },
  slos: [CHECKOUT_AVAILABILITY],
  async coincide(fleet) {
    const setting = { key: "inventory.low_stock", value: "24" };
    const title = "low-stock warning from 5 to 24 pieces";
    return changeSetting(fleet, setting, { kind: "config", service: "inventory", title });
  },
  async inject(fleet) {
    const title = "decimal_mode: lenient → strict";
    const setting = { key: "decimal_mode", value: "strict" };
    return changeSetting(fleet, setting, { kind: "flag", service: "payments", title });
  },
  async revert(fleet) {
    fleet.set("decimal_mode", "lenient");
    fleet.set("inventory.low_stock", "5");
  },
  truth: {
    service: "payments",
    operations: ["payments.convert_amount", "POST /charges"],
    faultType: "arithmetic_overflow",
    code: { file: "services/decimal.ts", text: "throw new DecimalOverflowError" },
    distractors: [
      {
        service: "bank-adapter",
        looks_guilty: "half a second slow in each trace that gets so far",
        why_not: "just as slow in the healthy window, and the failing traces never reach it",
      },
      {
        service: "inventory",
        looks_guilty: "starts to warn of low stock seconds before the first failure",
        why_not: "its threshold was raised; it answers 200 in failing and healthy traces alike",
      },
    ],
    notes: "Only amounts in ETH have more than 18 fractional digits after the conversion.",
    isRoot: (span) =>
      span.service === "payments" && span.name === "payments.convert_amount" && span.failed,
  },
};
