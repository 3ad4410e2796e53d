import type { PeerRequest } from "../platform/http-client";
import type { Route, ShopRequest, ShopResponse } from "../platform/http-server";
import { exceptionAttributes, log } from "../platform/logger";
import type { Service, ServiceKit } from "../platform/service-kit";

type Forward = Pick<PeerRequest, "peer" | "method" | "template">;

const TIMEOUT_MS = 10_000;

/** The shop's front door: each route goes to one service behind it. */
export function startService(kit: ServiceKit): Service {
  const forward = (path: string, target: Forward): Route => ({
    method: target.method,
    path,
    handle: (request) => passOn(kit, target, request),
  });
  return {
    routes: [
      forward("/products", { peer: "inventory", method: "GET", template: "/products" }),
      forward("/cart", { peer: "cart", method: "GET", template: "/carts/:id" }),
      forward("/carts", { peer: "cart", method: "POST", template: "/carts" }),
      forward("/checkout", { peer: "checkout", method: "POST", template: "/checkout" }),
      forward("/orders", { peer: "orders", method: "POST", template: "/orders" }),
      forward("/orders/:id", { peer: "orders", method: "GET", template: "/orders/:id" }),
    ],
  };
}

async function passOn(
  kit: ServiceKit,
  target: Forward,
  request: ShopRequest,
): Promise<ShopResponse> {
  const params = { ...Object.fromEntries(request.query), ...request.params };
  const body = target.method === "POST" ? request.body : undefined;
  try {
    const answer = await kit.call({ ...target, params, body, timeoutMs: TIMEOUT_MS });
    if (answer.status >= 500) {
      log("WARN", `upstream ${target.peer} answered ${answer.status}`, {
        "http.response.status_code": answer.status,
        "shop.upstream": target.peer,
      });
    }
    return answer;
  } catch (error) {
    log("ERROR", `upstream ${target.peer} is unreachable`, exceptionAttributes(error));
    return { status: 502, body: { error: `${target.peer} is unreachable` } };
  }
}
