import { expect, it } from "vitest";
import { findWebhooks, hasResolved } from "./find-webhooks";

const body = (status: string, alerts: readonly string[], route = "/orders") => ({
  status,
  groupLabels: { http_route: route },
  alerts: alerts.map((alert) => ({ status: alert })),
});

const FIRST = body("firing", ["firing"]);
const BOTH = body("firing", ["firing", "firing"]);
const ONE_LEFT = body("firing", ["firing", "resolved"]);
const NONE_LEFT = body("resolved", ["resolved"]);

it("keeps the body in which the whole group fires, and each that follows it", () => {
  const found = findWebhooks([FIRST, BOTH, ONE_LEFT, NONE_LEFT], "/orders");
  expect(found).toEqual({ firing: BOTH, later: [ONE_LEFT, NONE_LEFT] });
  expect(hasResolved(found)).toBe(true);
});

it("is not resolved while a part of the group fires", () => {
  expect(hasResolved(findWebhooks([BOTH, ONE_LEFT], "/orders"))).toBe(false);
});

it("takes no notice of other routes", () => {
  expect(findWebhooks([body("firing", ["firing"], "/cart")], "/orders").firing).toBeNull();
});
