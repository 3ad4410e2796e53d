import type { z } from "zod";
import { type SloBody, SloListDto } from "@/lib/domain/contracts/slo";
import { postJson } from "./post-json";

const SHOP = { service: "gateway", periodSeconds: 86_400, minBadEvents: 3 } as const;

/**
 * Windows of the demo's scale, 60 and 20 s instead of an hour and five minutes: what breaks while one
 * looks on alerts within a minute, and what is recorded was over before they open.
 */
const burning = (factor: number) => [
  { severity: "page" as const, longSeconds: 60, shortSeconds: 20, factor },
];

/** What the shop of the demo promises: whatever breaks it shows in one of these. */
export const DEMO_SLOS: readonly z.input<typeof SloBody>[] = [
  {
    ...SHOP,
    name: "checkout-availability",
    displayName: "Checkout succeeds",
    target: 0.995,
    indicator: {
      source: "spans",
      kind: "availability",
      service: "gateway",
      route: "POST /checkout",
    },
    rules: burning(14.4),
  },
  {
    ...SHOP,
    name: "checkout-latency",
    displayName: "Checkout within 1 s",
    target: 0.95,
    indicator: {
      source: "spans",
      kind: "latency",
      service: "gateway",
      route: "POST /checkout",
      thresholdMs: 1_000,
    },
    rules: burning(6),
  },
  {
    ...SHOP,
    name: "cart-availability",
    displayName: "The cart is shown",
    target: 0.995,
    indicator: { source: "spans", kind: "availability", service: "gateway", route: "GET /cart" },
    rules: burning(14.4),
  },
  {
    ...SHOP,
    name: "orders-availability",
    displayName: "Subscriptions are ordered",
    target: 0.995,
    indicator: { source: "spans", kind: "availability", service: "gateway", route: "POST /orders" },
    rules: burning(14.4),
  },
];

/** Defines those of them that the running server does not have by their names. */
export async function defineDemoSlos(baseUrl: string): Promise<void> {
  const response = await fetch(new URL("/api/slos", baseUrl));
  if (!response.ok) throw new Error(`GET /api/slos was answered ${response.status}`);
  const { items } = SloListDto.parse(await response.json());
  const known = new Set(items.map(({ name }) => name));
  for (const slo of DEMO_SLOS) {
    if (!known.has(slo.name)) await postJson(baseUrl, "/api/slos", slo);
  }
}
