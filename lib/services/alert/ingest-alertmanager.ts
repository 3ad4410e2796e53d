import type { AlertmanagerPayload } from "@/lib/domain/contracts/intake";
import type { ServiceContext } from "../context";
import { parseDelivery } from "./parse-delivery";
import { type IntakeResult, takeInAlerts } from "./take-in-alerts";
import { takeKnowingCalls } from "./take-knowing-calls";

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
  return takeKnowingCalls(ctx, delivery.alerts, (store, calls) =>
    takeInAlerts(store, ctx.scope, delivery, calls),
  );
}
