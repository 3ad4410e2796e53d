import { VERSIONS } from "../fleet/fleet";
import { USUAL_LOAD } from "../fleet/load";
import type { Fault } from "./fault";

const BAD_VERSION = "2.9.0";

/** The cart's client waits 50 ms for a connection where the inventory's listener is away for 450. */
export const connectionRefused: Fault = {
  name: "connection-refused",
  folder: "05-connection-refused",
  region: "ap-south-1",
  seed: 505,
  load: { ...USUAL_LOAD, meanThinkMs: 900, checkoutShare: 0.35 },
  conditions: { "inventory.reload": "on" },
  slos: [
    {
      kind: "availability",
      method: "GET",
      route: "/cart",
      name: "cart-availability",
      objective: 0.995,
      burnRate: 14.4,
      severity: "critical",
    },
  ],
  async inject(fleet) {
    const atUnixMs = await fleet.deploy("cart", BAD_VERSION, ["connect-budget-50-ms"]);
    const title = `cart ${BAD_VERSION}: http client 7 with its new defaults`;
    return { kind: "deploy", service: "cart", version: BAD_VERSION, atUnixMs, title };
  },
  async revert(fleet) {
    await fleet.deploy("cart", VERSIONS.cart, []);
  },
  truth: {
    service: "cart",
    operations: ["cart.check_stock", "GET /stock/:sku"],
    faultType: "connect_timeout",
    code: { file: "services/cart.ts", text: "const SHORT_CONNECT_BUDGET_MS" },
    distractors: [
      {
        service: "inventory",
        looks_guilty: "refuses connections for almost half a second, again and again",
        why_not:
          "it does so in the healthy window in the same rhythm, and every other client rides it out within 2 s",
      },
      {
        service: "checkout",
        looks_guilty: "fails as well, since it reads the cart",
        why_not: "it passes on what the cart answers",
      },
    ],
    notes:
      "kernel-events.ndjson tells of each attempt to connect; the inventory is refused as often before the fault as after it.",
    isRoot: (span) => span.service === "cart" && span.name === "cart.check_stock" && span.failed,
  },
};
