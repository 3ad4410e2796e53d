import type { IncidentListDto, IncidentListQuery } from "@/lib/domain/contracts/incident";
import { listIncidents as findIncidents } from "@/lib/store/list-incidents";
import type { ServiceContext } from "../context";
import { toIncidentDto } from "./to-incident-dto";

/** Incidents: active first, then by severity, then the newest. */
export async function listIncidents(
  ctx: Pick<ServiceContext, "db" | "scope">,
  query: IncidentListQuery,
): Promise<IncidentListDto> {
  const { status, severity, service, q, cursor, limit } = query;
  const page = await findIncidents(ctx.db, ctx.scope, {
    ...(status?.length ? { status } : {}),
    ...(severity?.length ? { severity } : {}),
    ...(service ? { service } : {}),
    ...(q ? { q } : {}),
    cursor: cursor ?? null,
    limit,
  });
  return { items: page.items.map(toIncidentDto), nextCursor: page.nextCursor };
}
