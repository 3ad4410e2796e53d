import type { PlainAlert, PlainAlertsBody } from "@/lib/domain/contracts/intake";
import { listKnownAlerts, lockAlertGroup } from "@/lib/store/alert-intake";
import type { EntityStore } from "@/lib/store/database";
import type { ServiceContext } from "../context";
import type { ServiceCall } from "./find-call-path";
import { plainGroupOf, readPlainAlerts } from "./read-plain-alerts";
import { runTogether } from "./run-together";
import { type IntakeResult, sumResults, takeInAlerts } from "./take-in-alerts";
import { takeKnowingCalls } from "./take-knowing-calls";

type Context = Pick<ServiceContext, "db" | "scope" | "now">;

/** Of one group told at once by many senders, so many deliveries are written in one transaction. */
const MOST_TOGETHER = 500;

/**
 * Takes in alerts in plain JSON, all or none; those of one group (see `plainGroupOf`) become one
 * incident. Sent again, in any number, they change nothing. Deliveries of one group that wait for each
 * other are taken in together, and are told what all of them came to. @throws `database_unavailable`
 */
export async function ingestPlain(ctx: Context, body: PlainAlertsBody): Promise<IntakeResult> {
  const alerts = Array.isArray(body) ? body : [body];
  const groups = new Set(alerts.map(plainGroupOf));
  const [group] = groups;
  if (group === undefined || groups.size > 1) return takeInTogether([{ ctx, alerts }]);
  return takeTurns(JSON.stringify([ctx.scope.projectId, group]), { ctx, alerts });
}

interface PlainDelivery {
  readonly ctx: Context;
  readonly alerts: readonly PlainAlert[];
}

const takeTurns = runTogether(takeInTogether, MOST_TOGETHER);

/** Deliveries of one project. */
async function takeInTogether(deliveries: readonly PlainDelivery[]): Promise<IntakeResult> {
  const [first] = deliveries;
  if (first === undefined) throw new RangeError("nothing was delivered");
  const { ctx } = first;
  const groups = inGroups(deliveries.flatMap(({ alerts }) => alerts));
  const receivedAt = ctx.now();
  const told = groups.flatMap(([, alerts]) => readPlainAlerts(alerts, [], receivedAt));
  return takeKnowingCalls(ctx, told, async (store, calls) => {
    const results: IntakeResult[] = [];
    for (const [groupKey, alerts] of groups) {
      results.push(await takeInGroup(ctx, store, { groupKey, alerts, receivedAt, calls }));
    }
    return sumResults(results);
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
  const ids = alerts.map(({ id }) => id);
  const known = await listKnownAlerts(store, ctx.scope, group, ids);
  const read = readPlainAlerts(alerts, known, receivedAt);
  const delivery = { ...group, alerts: read, known, receivedAt, truncatedAlertCount: 0 };
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
