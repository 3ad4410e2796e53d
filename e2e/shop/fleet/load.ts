import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { seededRandom } from "./seeded-random";

/** How the customers behave; the same before and after a fault. */
export interface LoadProfile {
  readonly shoppers: number;
  readonly meanThinkMs: number;
  /** Share of checkouts by guests whose page sends no cart id. */
  readonly guestShare: number;
  /** Share of checkouts paid in a currency with 18 fractional digits. */
  readonly etherShare: number;
  /** Subscription orders released at the same instant, from two up, and how often. */
  readonly burst: { readonly atMost: number; readonly everyMs: number };
  /** Chance that a shopper goes on from the cart to the checkout. */
  readonly checkoutShare: number;
}

export const USUAL_LOAD: LoadProfile = {
  shoppers: 4,
  meanThinkMs: 1_100,
  guestShare: 0.03,
  etherShare: 0.1,
  burst: { atMost: 2, everyMs: 6_000 },
  checkoutShare: 0.75,
};

const EVERYDAY_CURRENCIES = ["EUR", "EUR", "USD", "GBP", "JPY"];

const CartCreated = z.object({ id: z.string() });
const OrderPlaced = z.object({ orderId: z.number().int() });

type Send = (method: "GET" | "POST", path: string, body?: unknown) => Promise<unknown>;

/** Sends customers into the shop until the answer is called. */
export function startLoad(
  gatewayUrl: () => string,
  profile: LoadProfile,
  seed: number,
): () => Promise<void> {
  const end = new AbortController();
  const send: Send = async (method, path, body) => {
    const response = await fetch(`${gatewayUrl()}${path}`, {
      method,
      headers: { "content-type": "application/json", connection: "close" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const answer: unknown = await response.json();
    return response.ok ? answer : null;
  };
  const shoppers = Array.from({ length: profile.shoppers }, (_, index) =>
    repeat(end.signal, seededRandom(seed + index), (random) =>
      shopOnce(send, random, profile, end.signal),
    ),
  );
  const subscriptions = repeat(end.signal, seededRandom(seed - 1), async (random) => {
    const orders = Array.from(
      { length: 2 + Math.floor(random() * (profile.burst.atMost - 1)) },
      () => send("POST", "/orders", { amount: (5 + random() * 60).toFixed(2), currency: "EUR" }),
    );
    await Promise.all([...orders, think(end.signal, profile.burst.everyMs)]);
  });
  return async () => {
    end.abort();
    await Promise.all([...shoppers, subscriptions]);
  };
}

async function repeat(
  signal: AbortSignal,
  random: () => number,
  session: (random: () => number) => Promise<void>,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await session(random);
    } catch (error) {
      if (!signal.aborted) console.error("a customer gave up:", error);
    }
  }
}

async function shopOnce(
  send: Send,
  random: () => number,
  profile: LoadProfile,
  signal: AbortSignal,
): Promise<void> {
  // Exponential think time, with a floor: people need a moment to read.
  const rest = () => think(signal, 200 - Math.log(1 - random()) * (profile.meanThinkMs - 200));
  await rest();
  await send("GET", "/products");
  await rest();
  const cart = CartCreated.safeParse(await send("POST", "/carts", { items: fillCart(random) }));
  await rest();
  if (cart.success) await send("GET", `/cart?id=${cart.data.id}`);
  if (random() >= profile.checkoutShare) return;
  await rest();
  const isGuest = random() < profile.guestShare;
  const currency = random() < profile.etherShare ? "ETH" : pick(EVERYDAY_CURRENCIES, random);
  const cartId = cart.success && !isGuest ? cart.data.id : undefined;
  const order = OrderPlaced.safeParse(await send("POST", "/checkout", { cartId, currency }));
  await rest();
  if (order.success) await send("GET", `/orders/${order.data.orderId}`);
}

function fillCart(random: () => number) {
  return Array.from({ length: 2 + Math.floor(random() * 2) }, () => {
    const n = Math.floor(random() * 12);
    return { sku: `sku-${n}`, quantity: 1 + Math.floor(random() * 3), priceCents: 450 + n * 137 };
  });
}

function pick<T>(items: readonly T[], random: () => number): T | undefined {
  return items[Math.floor(random() * items.length)];
}

async function think(signal: AbortSignal, durationMs: number): Promise<void> {
  await pause(durationMs, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
