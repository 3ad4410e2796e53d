import type { GrafanaPayload } from "@/lib/domain/contracts/intake";
import type { ServiceContext } from "../context";
import { parseDelivery } from "./parse-delivery";
import { type IntakeResult, takeInAlerts } from "./take-in-alerts";
import { takeKnowingCalls } from "./take-knowing-calls";

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
  return takeKnowingCalls(ctx, delivery.alerts, (store, calls) =>
    takeInAlerts(store, ctx.scope, delivery, calls),
  );
}
