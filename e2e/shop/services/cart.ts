import type pg from "pg";
import { z } from "zod";
import { HttpProblem, type ShopRequest, type ShopResponse } from "../platform/http-server";
import { exceptionAttributes, log } from "../platform/logger";
import type { Service, ServiceKit } from "../platform/service-kit";
import { failSpan, withSpan } from "../platform/with-span";

const CONNECT_BUDGET_MS = 2_000;
const SHORT_CONNECT_BUDGET_MS = 50;
const STOCK_TIMEOUT_MS = 5_000;

const CartItem = z.object({
  sku: z.string(),
  quantity: z.number().int().positive(),
  priceCents: z.number().int(),
});
const NewCart = z.object({ items: z.array(CartItem) });

/** Shopping carts, kept in the database; each read asks the inventory for the stock of each item. */
export function startService(kit: ServiceKit): Service {
  const pool = kit.openPool(4);
  return {
    routes: [
      { method: "POST", path: "/carts", handle: (request) => createCart(pool, request) },
      { method: "GET", path: "/carts/:id", handle: (request) => readCart(kit, pool, request) },
    ],
    stop: () => pool.end(),
  };
}

async function createCart(pool: pg.Pool, request: ShopRequest): Promise<ShopResponse> {
  const { items } = NewCart.parse(request.body);
  const result = await pool.query("INSERT INTO carts (items) VALUES ($1) RETURNING id", [
    JSON.stringify(items),
  ]);
  log("INFO", "cart created", { "shop.cart.items": items.length });
  return { status: 201, body: { id: z.string().parse(result.rows[0]?.id) } };
}

async function readCart(
  kit: ServiceKit,
  pool: pg.Pool,
  request: ShopRequest,
): Promise<ShopResponse> {
  const id = request.params.id ?? "";
  const result = await pool.query("SELECT items FROM carts WHERE id::text = $1", [id]);
  const found = result.rows[0];
  if (found === undefined) throw new HttpProblem(404, `cart ${id} was not found`);
  const items = z.array(CartItem).parse(found.items);
  try {
    const stock = await Promise.all(items.map((item) => checkStock(kit, item.sku)));
    const cart = { items: items.map((item, index) => ({ ...item, inStock: stock[index] })) };
    return { status: 200, body: { cart } };
  } catch (error) {
    log("ERROR", "stock check failed", exceptionAttributes(error));
    return { status: 503, body: { error: "the stock of this cart is not known" } };
  }
}

function checkStock(kit: ServiceKit, sku: string): Promise<boolean> {
  return withSpan({ name: "cart.check_stock", attributes: { "shop.sku": sku } }, async (span) => {
    const answer = await kit.call({
      peer: "inventory",
      method: "GET",
      template: "/stock/:sku",
      params: { sku },
      timeoutMs: STOCK_TIMEOUT_MS,
      connectBudgetMs: connectBudgetOf(kit),
    });
    if (answer.status !== 200) failSpan(span, new Error(`inventory answered ${answer.status}`));
    return z.object({ stock: z.number() }).parse(answer.body).stock > 0;
  });
}

/** The default of the client library that this release was built with. */
function connectBudgetOf(kit: ServiceKit): number {
  return kit.has("connect-budget-50-ms") ? SHORT_CONNECT_BUDGET_MS : CONNECT_BUDGET_MS;
}
