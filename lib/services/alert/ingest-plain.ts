import type { PlainAlert, PlainAlertsBody } from "@/lib/domain/contracts/intake";
import { listGroupAlerts, lockAlertGroup } from "@/lib/store/alert-intake";
import type { EntityStore } from "@/lib/store/database";
import { withEntityTransaction } from "@/lib/store/transaction";
import type { ServiceContext } from "../context";
import { whenReachable } from "../when-reachable";
import { plainGroupOf, readPlainAlerts } from "./read-plain-alerts";
import { type IntakeResult, sumResults, takeInAlerts } from "./take-in-alerts";

type Context = Pick<ServiceContext, "db" | "scope" | "now">;

/**
 * Takes in alerts in plain JSON, all or none; those of one group (see `plainGroupOf`) become one
 * incident. Sent again, in any number, they change nothing. @throws `database_unavailable`
 */
export async function ingestPlain(ctx: Context, body: PlainAlertsBody): Promise<IntakeResult> {
  const groups = inGroups(Array.isArray(body) ? body : [body]);
  const receivedAt = ctx.now();
  return whenReachable(() =>
    withEntityTransaction(ctx.db, async (store) => {
      const results: IntakeResult[] = [];
      for (const [groupKey, alerts] of groups) {
        results.push(await takeInGroup(ctx, store, { groupKey, alerts, receivedAt }));
      }
      return sumResults(results);
    }),
  );
}

interface PlainGroup {
  readonly groupKey: string;
  readonly alerts: readonly PlainAlert[];
  readonly receivedAt: Date;
}

async function takeInGroup(
  ctx: Context,
  store: EntityStore,
  { groupKey, alerts, receivedAt }: PlainGroup,
): Promise<IntakeResult> {
  const group = { source: "plain", groupKey } as const;
  await lockAlertGroup(store, ctx.scope, group);
  const known = await listGroupAlerts(store, ctx.scope, group);
  const read = readPlainAlerts(alerts, known, receivedAt);
  const delivery = { ...group, alerts: read, receivedAt, truncatedAlertCount: 0 };
  const result = await takeInAlerts(store, ctx.scope, delivery);
  return { ...result, unchanged: result.unchanged + alerts.length - read.length };
}

/** In one order for everybody: two deliveries of the same groups do not wait for each other in a ring. */
function inGroups(alerts: readonly PlainAlert[]): [string, PlainAlert[]][] {
  const groups = new Map<string, PlainAlert[]>();
  for (const alert of alerts) {
    const key = plainGroupOf(alert);
    const group = groups.get(key) ?? [];
    group.push(alert);
    groups.set(key, group);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}
