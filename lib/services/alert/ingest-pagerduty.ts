import type { PagerdutyPayload } from "@/lib/domain/contracts/intake";
import { listKnownAlerts, lockAlertGroup } from "@/lib/store/alert-intake";
import { withEntityTransaction } from "@/lib/store/transaction";
import type { ServiceContext } from "../context";
import { loadCallGraph } from "../service-map/load-call-graph";
import { whenReachable } from "../when-reachable";
import { pagerdutyGroupOf, readPagerdutyEvent } from "./read-pagerduty-event";
import { servicesThatFire } from "./services-that-fire";
import { type IntakeResult, takeInAlerts } from "./take-in-alerts";

/**
 * Takes in one event of PagerDuty's webhook, version 3; each of its incidents becomes one of ours.
 * Delivered again, in any number, it changes nothing. @throws `database_unavailable`
 */
export async function ingestPagerduty(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
  { event }: PagerdutyPayload,
): Promise<IntakeResult> {
  const group = pagerdutyGroupOf(event);
  return whenReachable(async () => {
    const calls = await loadCallGraph(ctx, servicesThatFire(readPagerdutyEvent(event, [])));
    return withEntityTransaction(ctx.db, async (store) => {
      await lockAlertGroup(store, ctx.scope, group);
      const known = await listKnownAlerts(store, ctx.scope, group, [event.data.id ?? ""]);
      const delivery = {
        ...group,
        alerts: readPagerdutyEvent(event, known),
        known,
        receivedAt: ctx.now(),
        truncatedAlertCount: 0,
      };
      return takeInAlerts(store, ctx.scope, delivery, calls);
    });
  });
}
