import type {
  IncidentOutcomeDto,
  UpdateIncidentsBody,
  UpdateIncidentsResult,
} from "@/lib/domain/contracts/incident-list";
import { FaultlineError } from "@/lib/domain/errors";
import type { IncidentId } from "@/lib/domain/ids";
import type { Incident } from "@/lib/domain/incident";
import { lockIncident } from "@/lib/store/alert-intake";
import { withEntityTransaction } from "@/lib/store/transaction";
import type { ServiceContext } from "../context";
import { whenReachable } from "../when-reachable";
import { applyUpdate } from "./update-incident";

type Context = Pick<ServiceContext, "db" | "scope" | "now" | "log">;
type Change = Omit<UpdateIncidentsBody, "ids">;

/**
 * The same for each of several incidents, one after the other, each on its own: what cannot be done
 * with one is told in its place and stops no other.
 */
export async function updateIncidents(
  ctx: Context,
  { ids, ...change }: UpdateIncidentsBody,
): Promise<UpdateIncidentsResult> {
  const items: IncidentOutcomeDto[] = [];
  for (const id of new Set(ids)) items.push(await tryUpdate(ctx, id, change));
  return { items };
}

async function tryUpdate(
  ctx: Context,
  id: IncidentId,
  change: Change,
): Promise<IncidentOutcomeDto> {
  try {
    const changed = await whenReachable(() => update(ctx, id, change));
    return { id, outcome: changed ? "changed" : "unchanged", error: null };
  } catch (error) {
    return { id, outcome: "failed", error: toOutcomeError(ctx, id, error) };
  }
}

/** Whether anything changed. */
async function update(ctx: Context, id: IncidentId, change: Change): Promise<boolean> {
  return withEntityTransaction(ctx.db, async (store) => {
    const { incident: before } = await lockIncident(store, ctx.scope, id);
    const after = await applyUpdate(store, ctx.scope, { id, body: change, now: ctx.now() });
    return differs(before, after);
  });
}

function differs(before: Incident, after: Incident): boolean {
  return before.status !== after.status || before.assignee !== after.assignee;
}

/** What was not foreseen is logged, and not shown: others may have been changed before it. */
function toOutcomeError(ctx: Context, id: IncidentId, error: unknown): IncidentOutcomeDto["error"] {
  if (error instanceof FaultlineError) return { code: error.code, message: error.message };
  ctx.log.error({ err: error, incident: id }, "an incident of several could not be changed");
  return { code: "internal", message: "an unexpected error, which was logged" };
}
