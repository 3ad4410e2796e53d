import { setTimeout as pause } from "node:timers/promises";
import { trace } from "@opentelemetry/api";
import type { CallPeer } from "../platform/http-client";
import { log } from "../platform/logger";

const TIMEOUT_MS = 5_000;
const ATTEMPTS = 3;
const PAUSE_MS = 60;

export interface Cart {
  readonly items: readonly { readonly priceCents: number; readonly quantity: number }[];
}

/**
 * Reads a cart, trying again while the cart service does not find it: carts are written
 * behind a replica, and the newest ones can be a moment late.
 */
export async function fetchCart(call: CallPeer, cartId: string): Promise<Cart> {
  let body: unknown;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const params = { id: cartId };
    const request = { peer: "cart", method: "GET", template: "/carts/:id" } as const;
    const answer = await call({ ...request, params, timeoutMs: TIMEOUT_MS });
    body = answer.body;
    if (answer.status === 200) break;
    log("WARN", "cart lookup failed", {
      "http.response.status_code": answer.status,
      "shop.attempt": attempt,
    });
    trace
      .getActiveSpan()
      ?.addEvent("retry.scheduled", { "retry.attempt": attempt, "retry.delay_ms": PAUSE_MS });
    if (attempt < ATTEMPTS) await pause(PAUSE_MS);
  }
  return itemsOf(body as CartAnswer);
}

/** What the cart service answers when there is a cart; its 404 has no `cart`. */
interface CartAnswer {
  readonly cart: Cart;
}

function itemsOf(answer: CartAnswer): Cart {
  return { items: answer.cart.items.filter((item) => item.quantity > 0) };
}
