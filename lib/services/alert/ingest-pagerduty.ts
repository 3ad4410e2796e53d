import type { PagerdutyPayload } from "@/lib/domain/contracts/intake";
import { listKnownAlerts, lockAlertGroup } from "@/lib/store/alert-intake";
import type { ServiceContext } from "../context";
import { pagerdutyGroupOf, readPagerdutyEvent } from "./read-pagerduty-event";
import { type IntakeResult, takeInAlerts } from "./take-in-alerts";
import { takeKnowingCalls } from "./take-knowing-calls";

/**
 * Takes in one event of PagerDuty's webhook, version 3; each of its incidents becomes one of ours.
 * Delivered again, in any number, it changes nothing. @throws `database_unavailable`
 */
export async function ingestPagerduty(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
  { event }: PagerdutyPayload,
): Promise<IntakeResult> {
  const group = pagerdutyGroupOf(event);
  return takeKnowingCalls(ctx, readPagerdutyEvent(event, []), async (store, calls) => {
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
}
