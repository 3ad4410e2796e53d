import type { IncidentDetailDto, UpdateIncidentBody } from "@/lib/domain/contracts/incident";
import type { IncidentId } from "@/lib/domain/ids";
import type { Incident } from "@/lib/domain/incident";
import type { ProjectScope } from "@/lib/domain/project";
import { lockIncident } from "@/lib/store/alert-intake";
import type { EntityStore } from "@/lib/store/database";
import { updateIncident as saveIncident } from "@/lib/store/incident-repository";
import { appendSteps } from "@/lib/store/incident-step-repository";
import { withEntityTransaction } from "@/lib/store/transaction";
import type { ServiceContext } from "../context";
import { decideIncident } from "./decide-incident";
import { toDetail } from "./get-incident";

/**
 * Acknowledges, mitigates, resolves or reopens, assigns, and changes the severity: all of what is
 * asked or nothing. @throws `not_found`, `conflict`
 */
export async function updateIncident(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
  id: IncidentId,
  body: UpdateIncidentBody,
): Promise<IncidentDetailDto> {
  const saved = await withEntityTransaction(ctx.db, (store) =>
    applyUpdate(store, ctx.scope, { id, body, now: ctx.now() }),
  );
  return toDetail(ctx, saved);
}

/** The same within the caller's transaction, which holds the incident until it ends. */
export async function applyUpdate(
  store: EntityStore,
  scope: ProjectScope,
  { id, body, now }: { id: IncidentId; body: UpdateIncidentBody; now: Date },
): Promise<Incident> {
  const { incident } = await lockIncident(store, scope, id);
  const { changes, steps } = decideIncident(incident, body, now);
  if (Object.keys(changes).length === 0) return incident;
  await appendSteps(store, scope, id, steps);
  return saveIncident(store, scope, id, { ...changes, updatedAt: now });
}
