import type { GrafanaPayload } from "@/lib/domain/contracts/intake";
import { withEntityTransaction } from "@/lib/store/transaction";
import type { ServiceContext } from "../context";
import { loadCallGraph } from "../service-map/load-call-graph";
import { whenReachable } from "../when-reachable";
import { parseDelivery } from "./parse-delivery";
import { servicesThatFire } from "./services-that-fire";
import { type IntakeResult, takeInAlerts } from "./take-in-alerts";

/**
 * Takes in one delivery of Grafana's webhook contact point, as `ingestAlertmanager` does: Grafana
 * groups and identifies alerts the same way. @throws `database_unavailable`
 */
export async function ingestGrafana(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
  payload: GrafanaPayload,
): Promise<IntakeResult> {
  const receivedAt = ctx.now();
  const delivery = {
    source: "grafana",
    groupKey: payload.groupKey,
    alerts: parseDelivery(payload, receivedAt, "grafana"),
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
