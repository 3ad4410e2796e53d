import { RANKER_VERSION } from "@/lib/analysis/suspects/rank-suspects";
import type { IncidentListDto, IncidentListQuery } from "@/lib/domain/contracts/incident";
import { fromFilterQuery } from "@/lib/domain/contracts/incident-filter-query";
import { listIncidents as findIncidents } from "@/lib/store/list-incidents";
import { listTopSuspects } from "@/lib/store/ranking-repository";
import type { ServiceContext } from "../context";
import { toIncidentDto } from "./to-incident-dto";

/**
 * Incidents with their first suspects: unless sorted otherwise, active first, then by severity, then
 * the newest.
 */
export async function listIncidents(
  ctx: Pick<ServiceContext, "db" | "scope">,
  query: IncidentListQuery,
): Promise<IncidentListDto> {
  const page = await findIncidents(ctx.db, ctx.scope, {
    ...fromFilterQuery(query),
    sort: query.sort ?? null,
    cursor: query.cursor ?? null,
    limit: query.limit,
  });
  const ids = page.items.map(({ id }) => id);
  const tops = await listTopSuspects(ctx.db, ctx.scope, ids, RANKER_VERSION);
  return {
    items: page.items.map((incident) => ({
      ...toIncidentDto(incident),
      topSuspect: tops.get(incident.id) ?? null,
    })),
    nextCursor: page.nextCursor,
  };
}
