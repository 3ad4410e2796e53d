import type {
  IncidentOutcomeDto,
  UpdateIncidentsBody,
  UpdateIncidentsResult,
} from "@/lib/domain/contracts/incident-list";
import { FaultlineError } from "@/lib/domain/errors";
import type { IncidentId } from "@/lib/domain/ids";
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
    const { isChanged } = await whenReachable(() => applyUpdate(ctx, id, change));
    return { id, outcome: isChanged ? "changed" : "unchanged", error: null };
  } catch (error) {
    return { id, outcome: "failed", error: toOutcomeError(ctx, id, error) };
  }
}

/** What was not foreseen is logged, and not shown: others may have been changed before it. */
function toOutcomeError(ctx: Context, id: IncidentId, error: unknown): IncidentOutcomeDto["error"] {
  if (error instanceof FaultlineError) return { code: error.code, message: error.message };
  ctx.log.error({ err: error, incident: id }, "an incident of several could not be changed");
  return { code: "internal", message: "an unexpected error, which was logged" };
}
