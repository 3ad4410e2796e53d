import { trace } from "@opentelemetry/api";
import { z } from "zod";
import { type CallPeer, RequestTimeoutError } from "../platform/http-client";
import { HttpProblem, type ShopRequest, type ShopResponse } from "../platform/http-server";
import { exceptionAttributes, log } from "../platform/logger";
import type { Service, ServiceKit } from "../platform/service-kit";
import { failSpan, withSpan } from "../platform/with-span";
import { type Cart, fetchCart } from "./fetch-cart";

const PAYMENT_TIMEOUT_MS = 2_000;
const ORDER_TIMEOUT_MS = 5_000;

const CheckoutBody = z.object({ cartId: z.string().optional(), currency: z.string() });
type CheckoutBody = z.infer<typeof CheckoutBody>;

/** Turns a cart into a paid order: prices it, charges it and reserves it side by side. */
export function startService(kit: ServiceKit): Service {
  return {
    routes: [
      {
        method: "POST",
        path: "/checkout",
        handle: (request) => placeOrder(kit, request),
      },
    ],
  };
}

function placeOrder(kit: ServiceKit, request: ShopRequest): Promise<ShopResponse> {
  return withSpan({ name: "checkout.place_order" }, async (span) => {
    const body = CheckoutBody.parse(request.body);
    const cartId = readCartId(kit, body);
    const cart = await fetchCart(kit.call, cartId);
    const total = priceCart(cart);
    span.setAttributes({ "shop.currency": body.currency, "shop.cart.items": cart.items.length });
    const [charge, orderId] = await Promise.all([
      chargeCart(kit.call, total, body.currency),
      reserveOrder(kit.call, total, body.currency),
    ]);
    if (charge.status >= 400) {
      await finishOrder(kit.call, orderId, "cancel");
      failSpan(span, new Error(`payment was not taken: ${charge.reason}`));
      return { status: charge.status, body: { error: charge.reason } };
    }
    await finishOrder(kit.call, orderId, "confirm");
    log("INFO", "order placed", { "shop.order.id": orderId, "shop.currency": body.currency });
    return { status: 201, body: { orderId } };
  });
}

/** A checkout without a cart is the customer's mistake: it is answered before anything is called. */
function readCartId(kit: ServiceKit, body: CheckoutBody): string {
  // The release that moved guests to sessions reads the id on trust.
  if (kit.has("unvalidated-cart-id")) return `${body.cartId}`;
  if (body.cartId === undefined || body.cartId === "") {
    throw new HttpProblem(400, "a checkout needs a cart id");
  }
  return body.cartId;
}

function priceCart(cart: Cart): string {
  const cents = cart.items.reduce((sum, item) => sum + item.priceCents * item.quantity, 0);
  return (cents / 100).toFixed(2);
}

interface Charge {
  readonly status: number;
  readonly reason: string;
}

async function chargeCart(call: CallPeer, amount: string, currency: string): Promise<Charge> {
  try {
    const answer = await call({
      peer: "payments",
      method: "POST",
      template: "/charges",
      body: { amount, currency },
      timeoutMs: PAYMENT_TIMEOUT_MS,
    });
    if (answer.status < 400) return { status: answer.status, reason: "" };
    return { status: 502, reason: `payments answered ${answer.status}` };
  } catch (error) {
    log("ERROR", "payment call failed", exceptionAttributes(error));
    const timedOut = error instanceof RequestTimeoutError;
    if (timedOut) trace.getActiveSpan()?.addEvent("payment.timeout");
    return { status: timedOut ? 504 : 502, reason: error instanceof Error ? error.message : "" };
  }
}

const Reserved = z.object({ orderId: z.number().int() });

async function reserveOrder(call: CallPeer, amount: string, currency: string): Promise<number> {
  const answer = await call({
    peer: "orders",
    method: "POST",
    template: "/reservations",
    body: { amount, currency },
    timeoutMs: ORDER_TIMEOUT_MS,
  });
  if (answer.status >= 500) throw new HttpProblem(503, `orders answered ${answer.status}`);
  return Reserved.parse(answer.body).orderId;
}

async function finishOrder(
  call: CallPeer,
  orderId: number,
  how: "confirm" | "cancel",
): Promise<void> {
  await call({
    peer: "orders",
    method: "POST",
    template: `/reservations/:id/${how}`,
    params: { id: String(orderId) },
    timeoutMs: ORDER_TIMEOUT_MS,
  });
}
