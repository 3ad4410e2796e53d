import { setTimeout as pause } from "node:timers/promises";
import { exceptionAttributes, log } from "../platform/logger";
import type { ServiceKit } from "../platform/service-kit";
import { inTransaction } from "../platform/transaction";

const REST_MS = 250;
/** Orders queue behind a lock that is waited for: rather try again later. */
const LOCK_TIMEOUT_MS = 150;

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
      if (wanted) await closeBooks().catch(postpone);
      await pause(REST_MS);
    }
  };
  const closeBooks = () =>
    inTransaction(pool, async (client) => {
      await client.query(`SET LOCAL lock_timeout = ${LOCK_TIMEOUT_MS}`);
      await client.query("LOCK TABLE orders IN EXCLUSIVE MODE");
      await client.query("SELECT count(*), pg_sleep(0.35) FROM orders");
    });
  const postpone = (error: unknown): void => {
    log("WARN", "daily report postponed", exceptionAttributes(error));
  };
  const finished = loop();
  return async () => {
    ended = true;
    await finished;
    await pool.end();
  };
}
