import type { IncidentDetailDto, UpdateIncidentBody } from "@/lib/domain/contracts/incident";
import type { IncidentId } from "@/lib/domain/ids";
import type { Incident } from "@/lib/domain/incident";
import { lockIncident } from "@/lib/store/alert-intake";
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
  return toDetail(ctx, (await applyUpdate(ctx, id, body)).incident);
}

/** The same; gives the incident as it is then, and whether anything had to be changed. */
export async function applyUpdate(
  { db, scope, now }: Pick<ServiceContext, "db" | "scope" | "now">,
  id: IncidentId,
  body: UpdateIncidentBody,
): Promise<{ incident: Incident; isChanged: boolean }> {
  const at = now();
  return withEntityTransaction(db, async (store) => {
    const { incident } = await lockIncident(store, scope, id);
    const { changes, steps } = decideIncident(incident, body, at);
    if (Object.keys(changes).length === 0) return { incident, isChanged: false };
    await appendSteps(store, scope, id, steps);
    const saved = await saveIncident(store, scope, id, { ...changes, updatedAt: at });
    return { incident: saved, isChanged: true };
  });
}
