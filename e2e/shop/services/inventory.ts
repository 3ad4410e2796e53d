import type http from "node:http";
import type pg from "pg";
import { z } from "zod";
import { HttpProblem, type ShopRequest, type ShopResponse } from "../platform/http-server";
import { log } from "../platform/logger";
import type { Service, ServiceKit } from "../platform/service-kit";
import { withSpan } from "../platform/with-span";
import { flapListener } from "./flap-listener";

const DEFAULT_LOW_STOCK = "5";

/** Products and their stock. */
export function startService(kit: ServiceKit): Service {
  const pool = kit.openPool(6);
  let endFlapping = (): void => undefined;
  return {
    routes: [
      { method: "GET", path: "/products", handle: () => listProducts(pool) },
      { method: "GET", path: "/stock/:sku", handle: (request) => readStock(kit, pool, request) },
      { method: "POST", path: "/allocations", handle: (request) => allocate(pool, request) },
    ],
    listening: (server: http.Server, port: number) => {
      endFlapping = flapListener(kit.control, server, port);
    },
    stop: async () => {
      endFlapping();
      await pool.end();
    },
  };
}

async function listProducts(pool: pg.Pool): Promise<ShopResponse> {
  const result = await pool.query(
    "SELECT sku, title, price_cents FROM products ORDER BY sku LIMIT 20",
  );
  return { status: 200, body: { products: result.rows } };
}

async function readStock(
  kit: ServiceKit,
  pool: pg.Pool,
  request: ShopRequest,
): Promise<ShopResponse> {
  const sku = request.params.sku ?? "";
  const result = await pool.query("SELECT stock FROM products WHERE sku = $1", [sku]);
  if (result.rows[0] === undefined) throw new HttpProblem(404, `product ${sku} was not found`);
  const { stock } = z.object({ stock: z.number() }).parse(result.rows[0]);
  const low = Number(kit.control.setting("inventory.low_stock", DEFAULT_LOW_STOCK));
  if (stock < low) log("WARN", "stock is low", { "shop.sku": sku, "shop.stock": stock });
  return { status: 200, body: { sku, stock } };
}

const Allocation = z.object({ orderId: z.number().int() });

function allocate(pool: pg.Pool, request: ShopRequest): Promise<ShopResponse> {
  const { orderId } = Allocation.parse(request.body);
  return withSpan(
    { name: "inventory.allocate", attributes: { "shop.order.id": orderId } },
    async () => {
      await pool.query("UPDATE products SET allocated = allocated + 1 WHERE sku = $1", [
        `sku-${orderId % 12}`,
      ]);
      return { status: 200, body: { allocated: true } };
    },
  );
}
