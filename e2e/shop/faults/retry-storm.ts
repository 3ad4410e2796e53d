import { VERSIONS } from "../fleet/fleet";
import { USUAL_LOAD } from "../fleet/load";
import type { Fault } from "./fault";

const BAD_VERSION = "2.4.0";
const ROUTE = { method: "POST", route: "/orders" } as const;

/** The bank adapter retries without jitter: who was refused together comes back together. */
export const retryStorm: Fault = {
  name: "retry-storm",
  folder: "04-retry-storm",
  region: "eu-north-1",
  seed: 404,
  load: { ...USUAL_LOAD, shoppers: 3, burst: { atMost: 6, everyMs: 5_500 }, checkoutShare: 0.4 },
  conditions: { "bank.authorize_ms": "240" },
  slos: [
    {
      kind: "availability",
      ...ROUTE,
      name: "orders-availability",
      objective: 0.995,
      burnRate: 14.4,
      severity: "critical",
    },
    {
      kind: "latency",
      ...ROUTE,
      name: "orders-latency",
      objective: 0.95,
      thresholdSeconds: 2.5,
      burnRate: 6,
      severity: "warning",
    },
  ],
  async inject(fleet) {
    const atUnixMs = await fleet.deploy("bank-adapter", BAD_VERSION, ["retry-without-jitter"]);
    const title = `bank-adapter ${BAD_VERSION}: one retry helper for all bank calls`;
    return { kind: "deploy", service: "bank-adapter", version: BAD_VERSION, atUnixMs, title };
  },
  async revert(fleet) {
    await fleet.deploy("bank-adapter", VERSIONS["bank-adapter"], []);
  },
  truth: {
    service: "bank-adapter",
    operations: ["bank.authorize", "POST /authorizations"],
    faultType: "retry_storm",
    code: { file: "services/backoff.ts", text: "export const fixedBackoff" },
    distractors: [
      {
        service: "bank",
        looks_guilty: "does not answer in time, and nothing of it is seen from inside",
        why_not:
          "its speed is the same in the healthy window, where requests that were spread out did not slow each other down",
      },
      {
        service: "orders",
        looks_guilty:
          "requests queue for a connection of its pool, so that the database looks slow",
        why_not:
          "each order holds its connection while it waits for the bank; the queries take milliseconds",
      },
    ],
    notes: "The bank's speed and the bursts of subscription orders are the same in both windows.",
    isRoot: (span) =>
      span.service === "bank-adapter" && span.name === "bank.authorize" && span.failed,
  },
};
