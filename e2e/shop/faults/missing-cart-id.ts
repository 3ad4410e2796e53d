import { VERSIONS } from "../fleet/fleet";
import { USUAL_LOAD } from "../fleet/load";
import type { Fault } from "./fault";
import { CHECKOUT_AVAILABILITY } from "./watched-slos";

const BAD_VERSION = "1.15.0";

/** The checkout stops validating: guests without a cart id end in a TypeError instead of a 400. */
export const missingCartId: Fault = {
  name: "missing-cart-id",
  folder: "01-missing-cart-id",
  region: "eu-west-1",
  seed: 101,
  load: { ...USUAL_LOAD, guestShare: 0.28, checkoutShare: 0.9 },
  conditions: {},
  slos: [CHECKOUT_AVAILABILITY],
  async inject(fleet) {
    const atUnixMs = await fleet.deploy("checkout", BAD_VERSION, ["unvalidated-cart-id"]);
    const title = `checkout ${BAD_VERSION}: guest carts come from the session`;
    return { kind: "deploy", service: "checkout", version: BAD_VERSION, atUnixMs, title };
  },
  async revert(fleet) {
    await fleet.deploy("checkout", VERSIONS.checkout, []);
  },
  truth: {
    service: "checkout",
    operations: ["checkout.place_order", "POST /checkout"],
    faultType: "missing_validation",
    code: { file: "services/checkout.ts", text: 'kit.has("unvalidated-cart-id")' },
    distractors: [
      {
        service: "cart",
        looks_guilty: "answers 404 three times in every failing trace and logs each as a warning",
        why_not:
          "its answer is right: the id it is asked for is the text `undefined`; every cart with an id is found",
      },
    ],
    notes:
      "The same share of checkouts lacks a cart id in both windows; before the deploy they got a 400.",
    isRoot: (span) =>
      span.service === "checkout" && span.name === "checkout.place_order" && span.failed,
  },
};
