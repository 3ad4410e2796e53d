import type { PlainAlert, PlainAlertsBody } from "@/lib/domain/contracts/intake";
import { listGroupAlerts, lockAlertGroup } from "@/lib/store/alert-intake";
import type { EntityStore } from "@/lib/store/database";
import { withEntityTransaction } from "@/lib/store/transaction";
import type { ServiceContext } from "../context";
import { loadCallGraph } from "../service-map/load-call-graph";
import { whenReachable } from "../when-reachable";
import type { ServiceCall } from "./find-call-path";
import { plainGroupOf, readPlainAlerts } from "./read-plain-alerts";
import { servicesThatFire } from "./services-that-fire";
import { type IntakeResult, sumResults, takeInAlerts } from "./take-in-alerts";

type Context = Pick<ServiceContext, "db" | "scope" | "now">;

/**
 * Takes in alerts in plain JSON, all or none; those of one group (see `plainGroupOf`) become one
 * incident. Sent again, in any number, they change nothing. @throws `database_unavailable`
 */
export async function ingestPlain(ctx: Context, body: PlainAlertsBody): Promise<IntakeResult> {
  const groups = inGroups(Array.isArray(body) ? body : [body]);
  const receivedAt = ctx.now();
  const told = groups.flatMap(([, alerts]) => readPlainAlerts(alerts, [], receivedAt));
  const services = servicesThatFire(told);
  return whenReachable(async () => {
    const calls = await loadCallGraph(ctx, services);
    return withEntityTransaction(ctx.db, async (store) => {
      const results: IntakeResult[] = [];
      for (const [groupKey, alerts] of groups) {
        results.push(await takeInGroup(ctx, store, { groupKey, alerts, receivedAt, calls }));
      }
      return sumResults(results);
    });
  });
}

interface PlainGroup {
  readonly groupKey: string;
  readonly alerts: readonly PlainAlert[];
  readonly receivedAt: Date;
  readonly calls: readonly ServiceCall[];
}

async function takeInGroup(
  ctx: Context,
  store: EntityStore,
  { groupKey, alerts, receivedAt, calls }: PlainGroup,
): Promise<IntakeResult> {
  const group = { source: "plain", groupKey } as const;
  await lockAlertGroup(store, ctx.scope, group);
  const known = await listGroupAlerts(store, ctx.scope, group);
  const read = readPlainAlerts(alerts, known, receivedAt);
  const delivery = { ...group, alerts: read, receivedAt, truncatedAlertCount: 0 };
  const result = await takeInAlerts(store, ctx.scope, delivery, calls);
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
