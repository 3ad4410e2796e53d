import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import { z } from "zod";
import { HttpProblem, type ShopRequest, type ShopResponse } from "../platform/http-server";
import { log } from "../platform/logger";
import { publishOrder } from "../platform/order-queue";
import type { Service, ServiceKit } from "../platform/service-kit";
import { inTransaction } from "../platform/transaction";
import { withSpan } from "../platform/with-span";
import { runDailyReport } from "./daily-report";
import { numbersDocuments, takeNumber } from "./document-number";

const AUTHORIZE_TIMEOUT_MS = 10_000;
/** Few: an order holds its connection while the bank thinks. */
const POOL_SIZE = 6;
/** How long an order waits for its number. */
const NUMBER_TIMEOUT_MS = 400;
const ADDRESS_CHECK_MS = { least: 4, most: 28 };

const Money = z.object({ amount: z.string(), currency: z.string() });

/** Orders: reserved and confirmed by the checkout, or placed at once by a subscription. */
export function startService(kit: ServiceKit): Service {
  const pool = kit.openPool(POOL_SIZE);
  const endReport = runDailyReport(kit);
  return {
    routes: [
      { method: "POST", path: "/orders", handle: (request) => placeOrder(kit, pool, request) },
      { method: "GET", path: "/orders/:id", handle: (request) => readOrder(pool, request) },
      { method: "POST", path: "/reservations", handle: (request) => reserve(kit, pool, request) },
      {
        method: "POST",
        path: "/reservations/:id/confirm",
        handle: (request) => confirm(pool, request),
      },
      {
        method: "POST",
        path: "/reservations/:id/cancel",
        handle: (request) => cancel(pool, request),
      },
    ],
    stop: async () => {
      await endReport();
      await pool.end();
    },
  };
}

const Inserted = z.object({ id: z.number().int() });

async function insertOrder(
  db: pg.Pool | pg.PoolClient,
  money: z.infer<typeof Money>,
  status: string,
): Promise<number> {
  const result = await db.query(
    "INSERT INTO orders (amount, currency, status) VALUES ($1, $2, $3) RETURNING id",
    [money.amount, money.currency, status],
  );
  return Inserted.parse(result.rows[0]).id;
}

async function placeOrder(
  kit: ServiceKit,
  pool: pg.Pool,
  request: ShopRequest,
): Promise<ShopResponse> {
  const money = Money.parse(request.body);
  const id = await withSpan({ name: "orders.place" }, () =>
    inTransaction(pool, async (client) => {
      const orderId = await insertOrder(client, money, "placed");
      await authorize(kit, money);
      await publishOrder(client, orderId);
      return orderId;
    }),
  );
  log("INFO", "subscription order placed", { "shop.order.id": id });
  return { status: 201, body: { orderId: id } };
}

async function authorize(kit: ServiceKit, money: z.infer<typeof Money>): Promise<void> {
  const answer = await kit.call({
    peer: "payments",
    method: "POST",
    template: "/authorizations",
    body: money,
    timeoutMs: AUTHORIZE_TIMEOUT_MS,
  });
  if (answer.status >= 400) throw new HttpProblem(502, `payments answered ${answer.status}`);
}

async function readOrder(pool: pg.Pool, request: ShopRequest): Promise<ShopResponse> {
  const result = await pool.query("SELECT id, amount, currency, status FROM orders WHERE id = $1", [
    Number(request.params.id),
  ]);
  const order: unknown = result.rows[0];
  if (order === undefined) throw new HttpProblem(404, "this order was not found");
  return { status: 200, body: { order } };
}

async function reserve(
  kit: ServiceKit,
  pool: pg.Pool,
  request: ShopRequest,
): Promise<ShopResponse> {
  const money = Money.parse(request.body);
  const orderId = await withSpan({ name: "orders.reserve" }, () =>
    numbersDocuments(kit) ? reserveNumbered(pool, money) : insertOrder(pool, money, "reserved"),
  );
  return { status: 201, body: { orderId } };
}

async function reserveNumbered(pool: pg.Pool, money: z.infer<typeof Money>): Promise<number> {
  const { least, most } = ADDRESS_CHECK_MS;
  await withSpan({ name: "orders.check_address" }, () =>
    pause(least + Math.random() * (most - least)),
  );
  return inTransaction(pool, async (client) => {
    await client.query(`SET LOCAL lock_timeout = ${NUMBER_TIMEOUT_MS}`);
    await takeNumber(client);
    return insertOrder(client, money, "reserved");
  });
}

async function confirm(pool: pg.Pool, request: ShopRequest): Promise<ShopResponse> {
  const id = Number(request.params.id);
  await inTransaction(pool, async (client) => {
    await client.query("UPDATE orders SET status = 'confirmed' WHERE id = $1", [id]);
    await publishOrder(client, id);
  });
  return { status: 200, body: { orderId: id } };
}

async function cancel(pool: pg.Pool, request: ShopRequest): Promise<ShopResponse> {
  const id = Number(request.params.id);
  await pool.query("UPDATE orders SET status = 'cancelled' WHERE id = $1", [id]);
  log("WARN", "reservation cancelled", { "shop.order.id": id });
  return { status: 200, body: { orderId: id } };
}
