import { VERSIONS } from "../fleet/fleet";
import { USUAL_LOAD } from "../fleet/load";
import type { Fault } from "./fault";
import { CHECKOUT_AVAILABILITY } from "./watched-slos";

const BAD_VERSION = "1.10.0";

/** Billing takes an invoice's number before the bank is asked, and keeps the others from theirs meanwhile. */
export const rowLock: Fault = {
  name: "row-lock",
  folder: "06-row-lock",
  region: "us-west-2",
  seed: 606,
  load: { ...USUAL_LOAD, shoppers: 3, meanThinkMs: 900, checkoutShare: 0.9 },
  conditions: { "bank.settle_ms": "520", "documents.numbering": "on" },
  slos: [CHECKOUT_AVAILABILITY],
  async coincide(fleet) {
    const atUnixMs = await fleet.deploy("orders", "3.7.2", []);
    const title = "orders 3.7.2: dependencies brought up to date";
    return { kind: "deploy", service: "orders", version: "3.7.2", atUnixMs, title };
  },
  async inject(fleet) {
    const atUnixMs = await fleet.deploy("billing", BAD_VERSION, ["number-before-settling"]);
    const title = `billing ${BAD_VERSION}: an invoice has its number before it is settled`;
    return { kind: "deploy", service: "billing", version: BAD_VERSION, atUnixMs, title };
  },
  async revert(fleet) {
    await fleet.deploy("billing", VERSIONS.billing, []);
  },
  truth: {
    service: "billing",
    operations: ["billing.settle_invoice", "POST /invoices"],
    faultType: "lock_contention",
    code: { file: "services/billing.ts", text: "if (isNumberedFirst) await settle();" },
    distractors: [
      {
        service: "orders",
        looks_guilty:
          "was released seconds before, and fails aloud: its statements are cancelled after 400 ms",
        why_not:
          "the release changes nothing; it waits for a row that a transaction of billing has for as long as the bank takes",
      },
      {
        service: "bank-adapter",
        looks_guilty: "half a second slow in each trace",
        why_not: "just as slow in the healthy window",
      },
    ],
    notes:
      "No span of billing fails, and none is slower than before. kernel-events.ndjson tells who waits for which row, and whose transaction had it.",
    isRoot: (span) => span.service === "billing" && span.name === "billing.settle_invoice",
  },
};
