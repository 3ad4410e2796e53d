import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import { exceptionAttributes, log } from "../platform/logger";
import { consumeOrder, observeQueueDepth } from "../platform/order-queue";
import type { Service, ServiceKit } from "../platform/service-kit";
import { inTransaction } from "../platform/transaction";
import { withSpan } from "../platform/with-span";

const IDLE_MS = 200;
const ALLOCATE_TIMEOUT_MS = 5_000;

/** Takes orders from the queue, allocates their stock and tells the customer. */
export function startService(kit: ServiceKit): Service {
  const pool = kit.openPool(3);
  observeQueueDepth(pool);
  let ended = false;
  const loop = async (): Promise<void> => {
    while (!ended) {
      const worked = await workOnce(kit, pool);
      if (!worked) await pause(IDLE_MS);
    }
  };
  const finished = loop();
  return {
    routes: [{ method: "GET", path: "/", handle: () => ({ status: 200, body: {} }) }],
    stop: async () => {
      ended = true;
      await finished;
      await pool.end();
    },
  };
}

async function workOnce(kit: ServiceKit, pool: pg.Pool): Promise<boolean> {
  try {
    return await inTransaction(pool, (client) =>
      consumeOrder(client, (id) => fulfil(kit, client, id)),
    );
  } catch (error) {
    log("ERROR", "order was put back on the queue", exceptionAttributes(error));
    return false;
  }
}

async function fulfil(kit: ServiceKit, client: pg.PoolClient, orderId: number): Promise<void> {
  const answer = await kit.call({
    peer: "inventory",
    method: "POST",
    template: "/allocations",
    body: { orderId },
    timeoutMs: ALLOCATE_TIMEOUT_MS,
  });
  if (answer.status >= 400) throw new Error(`inventory answered ${answer.status}`);
  await client.query("UPDATE orders SET status = 'fulfilled' WHERE id = $1", [orderId]);
  await withSpan({ name: "worker.notify_customer" }, () => pause(8));
  log("INFO", "order fulfilled", { "shop.order.id": orderId });
}
