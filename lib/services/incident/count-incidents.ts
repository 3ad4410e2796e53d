import {
  fromFilterQuery,
  type IncidentFilterQuery,
} from "@/lib/domain/contracts/incident-filter-query";
import type { FacetDto, IncidentFacetsDto } from "@/lib/domain/contracts/incident-list";
import { INCIDENT_FACETS, type IncidentFacet } from "@/lib/domain/incident-facets";
import { countIncidents as countThem, type FacetCount } from "@/lib/store/count-incidents";
import type { ServiceContext } from "../context";

/** More values of a facet than anybody reads through; the search finds the others. */
const MOST_VALUES = 100;

/** How many incidents each value of each facet would list, the other filters as they are. */
export async function countIncidents(
  ctx: Pick<ServiceContext, "db" | "scope">,
  query: IncidentFilterQuery,
): Promise<IncidentFacetsDto> {
  const { total, counts } = await countThem(ctx.db, ctx.scope, fromFilterQuery(query));
  const facets = INCIDENT_FACETS.map((facet) => [facet, toFacetDto(facet, counts)]);
  return { total, facets: Object.fromEntries(facets) };
}

function toFacetDto(facet: IncidentFacet, counts: readonly FacetCount[]): FacetDto {
  const own = counts.filter((one) => one.facet === facet);
  const values = own.slice(0, MOST_VALUES).map(({ value, count }) => ({ value, count }));
  return { values, more: own.length - values.length };
}
