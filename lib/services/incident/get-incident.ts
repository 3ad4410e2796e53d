import type { IncidentDetailDto } from "@/lib/domain/contracts/incident";
import { notFound } from "@/lib/domain/errors";
import type { IncidentId } from "@/lib/domain/ids";
import type { Incident } from "@/lib/domain/incident";
import { listAlerts } from "@/lib/store/alert-repository";
import { findIncident } from "@/lib/store/incident-repository";
import { listMergedInto } from "@/lib/store/merge-repository";
import type { ServiceContext } from "../context";
import { ensureEvidence } from "../evidence/ensure-evidence";
import { toAlertDto, toIncidentDto } from "./to-incident-dto";

/** The incident. @throws `not_found` */
export async function loadIncident(
  ctx: Pick<ServiceContext, "db" | "scope">,
  id: IncidentId,
): Promise<Incident> {
  const incident = await findIncident(ctx.db, ctx.scope, id);
  if (incident === null) throw notFound("incident", id);
  return incident;
}

/** One incident with its alerts, its evidence as fresh as it should be. @throws `not_found` */
export async function getIncident(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
  id: IncidentId,
): Promise<IncidentDetailDto> {
  const incident = await ensureEvidence(ctx, await loadIncident(ctx, id));
  return toDetail(ctx, incident);
}

/** Adds its alerts, oldest first, and what was merged into it. */
export async function toDetail(
  ctx: Pick<ServiceContext, "db" | "scope">,
  incident: Incident,
): Promise<IncidentDetailDto> {
  const alerts = await listAlerts(ctx.db, ctx.scope, incident.id);
  const mergedFrom = await listMergedInto(ctx.db, ctx.scope, incident.id);
  return { ...toIncidentDto(incident), alerts: alerts.map(toAlertDto), mergedFrom };
}
