import type { IncidentDetailDto, UpdateIncidentBody } from "@/lib/domain/contracts/incident";
import type { IncidentId } from "@/lib/domain/ids";
import { updateIncident as saveIncident } from "@/lib/store/incident-repository";
import type { ServiceContext } from "../context";
import { changeStatus } from "./change-status";
import { loadIncident, toDetail } from "./get-incident";

/** Acknowledges, mitigates, resolves or reopens. @throws `not_found`, `conflict` */
export async function updateIncident(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
  id: IncidentId,
  { status }: UpdateIncidentBody,
): Promise<IncidentDetailDto> {
  const incident = await loadIncident(ctx, id);
  const now = ctx.now();
  const changes = changeStatus(incident, status, now);
  if (Object.keys(changes).length === 0) return toDetail(ctx, incident);
  const saved = await saveIncident(ctx.db, ctx.scope, id, { ...changes, updatedAt: now });
  return toDetail(ctx, saved);
}
