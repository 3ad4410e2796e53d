import type { AlertmanagerPayload } from "@/lib/domain/contracts/intake";
import { withEntityTransaction } from "@/lib/store/transaction";
import type { ServiceContext } from "../context";
import { loadCallGraph } from "../service-map/load-call-graph";
import { whenReachable } from "../when-reachable";
import { parseDelivery } from "./parse-delivery";
import { servicesThatFire } from "./services-that-fire";
import { type IntakeResult, takeInAlerts } from "./take-in-alerts";

/**
 * Takes in one webhook delivery; committed when it resolves, and the same however often it comes
 * (see `takeInAlerts`). Alerts of a group key fall into one incident. @throws `database_unavailable`
 */
export async function ingestAlertmanager(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
  payload: AlertmanagerPayload,
): Promise<IntakeResult> {
  const receivedAt = ctx.now();
  const delivery = {
    source: "alertmanager",
    groupKey: payload.groupKey,
    alerts: parseDelivery(payload, receivedAt),
    receivedAt,
    truncatedAlertCount: payload.truncatedAlerts,
  } as const;
  return whenReachable(async () => {
    const calls = await loadCallGraph(ctx, servicesThatFire(delivery.alerts));
    return withEntityTransaction(ctx.db, (store) =>
      takeInAlerts(store, ctx.scope, delivery, calls),
    );
  });
}
