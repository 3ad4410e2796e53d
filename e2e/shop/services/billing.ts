import { setTimeout as pause } from "node:timers/promises";
import type { Span } from "@opentelemetry/api";
import type pg from "pg";
import { HttpProblem, type ShopRequest, type ShopResponse } from "../platform/http-server";
import { exceptionAttributes, log } from "../platform/logger";
import type { Service, ServiceKit } from "../platform/service-kit";
import { inTransaction } from "../platform/transaction";
import { withSpan } from "../platform/with-span";
import { numbersDocuments, takeNumber } from "./document-number";

const SETTLE_TIMEOUT_MS = 8_000;
const ROUTER_BACKOFF_MS = 1_500;
/** The router moves on at the first refusal while there is another region. */
const ROUTER_CONNECT_BUDGET_MS = 25;

/** Writes invoices and settles them at the bank, through one of the adapter's regions. */
export function startService(kit: ServiceKit): Service {
  const pool = kit.openPool(4);
  return {
    routes: [
      { method: "POST", path: "/invoices", handle: (request) => invoice(kit, pool, request) },
    ],
    stop: () => pool.end(),
  };
}

async function invoice(
  kit: ServiceKit,
  pool: pg.Pool,
  request: ShopRequest,
): Promise<ShopResponse> {
  await withSpan({ name: "billing.settle_invoice" }, async (span) => {
    const regions = chooseRegions(kit);
    const settle = () => settleInFirstOf(kit, span, regions, request.body);
    if (numbersDocuments(kit)) await settleNumbered(kit, pool, settle);
    else await settle();
  });
  log("INFO", "invoice settled");
  return { status: 201, body: { settled: true } };
}

/** An invoice has its number with its settlement, or neither. */
async function settleNumbered(
  kit: ServiceKit,
  pool: pg.Pool,
  settle: () => Promise<void>,
): Promise<void> {
  const isNumberedFirst = kit.has("number-before-settling");
  if (!isNumberedFirst) await settle();
  await inTransaction(pool, async (client) => {
    await takeNumber(client);
    if (isNumberedFirst) await settle();
  });
}

/** The new router knows the adapter's second region and prefers it. */
function chooseRegions(kit: ServiceKit): readonly string[] {
  const variant = kit.control.flag("enable_new_router", "off");
  return variant === "on" ? ["bank-adapter-2", "bank-adapter"] : ["bank-adapter"];
}

async function settleInFirstOf(
  kit: ServiceKit,
  span: Span,
  regions: readonly string[],
  body: unknown,
): Promise<void> {
  for (const [index, peer] of regions.entries()) {
    const request = { peer, method: "POST", template: "/settlements" } as const;
    try {
      const answer = await kit.call({
        ...request,
        body,
        timeoutMs: SETTLE_TIMEOUT_MS,
        connectBudgetMs: index < regions.length - 1 ? ROUTER_CONNECT_BUDGET_MS : undefined,
      });
      if (answer.status >= 400) throw new HttpProblem(502, `${peer} answered ${answer.status}`);
      return;
    } catch (error) {
      if (index === regions.length - 1) throw error;
      span.addEvent("retry.scheduled", {
        "retry.attempt": index + 1,
        "retry.delay_ms": ROUTER_BACKOFF_MS,
      });
      log("INFO", `settlement through ${peer} is retried`, exceptionAttributes(error));
      await pause(ROUTER_BACKOFF_MS);
    }
  }
}
