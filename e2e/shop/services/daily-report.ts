import { setTimeout as pause } from "node:timers/promises";
import { log } from "../platform/logger";
import type { ServiceKit } from "../platform/service-kit";
import { inTransaction } from "../platform/transaction";

const REST_MS = 250;

/**
 * The daily report: while the setting asks for it, closes the books again and again for a
 * moment, under a lock that makes new orders wait. The answer ends it.
 */
export function runDailyReport(kit: ServiceKit): () => Promise<void> {
  const pool = kit.openPool(1);
  let ended = false;
  const loop = async (): Promise<void> => {
    let running = false;
    while (!ended) {
      const wanted = kit.control.setting("orders.daily_report", "off") === "on";
      if (wanted !== running) log("INFO", wanted ? "daily report started" : "daily report ended");
      running = wanted;
      if (wanted) await closeBooks();
      await pause(REST_MS);
    }
  };
  const closeBooks = () =>
    inTransaction(pool, async (client) => {
      await client.query("LOCK TABLE orders IN EXCLUSIVE MODE");
      await client.query("SELECT count(*), pg_sleep(0.35) FROM orders");
    });
  const finished = loop();
  return async () => {
    ended = true;
    await finished;
    await pool.end();
  };
}
