import { INCIDENT_FACETS, type IncidentFacet } from "@/lib/domain/incident-facets";
import type { IncidentFilters } from "@/lib/domain/incident-filters";
import type { ProjectScope } from "@/lib/domain/project";
import type { Database } from "./database";
import { facetConditions, LABELLED_SQL, LISTED_SQL, searchCondition } from "./incident-conditions";
import { SqlParameters } from "./sql-parameters";

/** How many incidents have a value of a facet; null: have none. */
export interface FacetCount {
  readonly facet: IncidentFacet;
  readonly value: string | null;
  readonly count: number;
}

/**
 * How many incidents all filters let through, and how many of each value every filter but that of its
 * own facet does: what choosing the value would list. The most frequent values first.
 */
export async function countIncidents(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  filters: IncidentFilters,
): Promise<{ total: number; counts: readonly FacetCount[] }> {
  const parameters = new SqlParameters();
  const project = parameters.add(scope.projectId);
  const search = searchCondition(filters.q, parameters);
  const conditions = facetConditions(filters, parameters);
  const passes = INCIDENT_FACETS.map((facet) => `${conditions[facet]} as in_${facet}`);
  const found = await db.pool.query<{ facet: string; value: string | null; count: number }>(
    `with matched as materialized (
       select status, severity, source, slo, assignee, services, ${LABELLED_SQL} as labelled,
              ${passes.join(", ")}
         from incidents where project_id = ${project} and ${LISTED_SQL} and ${search}
     )
     ${INCIDENT_FACETS.map(countsOf).join(" union all ")}
     union all select 'total', null, count(*)::integer from matched where ${allBut(null)}
     order by count desc, value`,
    parameters.values,
  );
  const counts = INCIDENT_FACETS.flatMap((facet) =>
    found.rows.filter((row) => row.facet === facet).map((row) => ({ ...row, facet })),
  );
  return { total: found.rows.find(({ facet }) => facet === "total")?.count ?? 0, counts };
}

/** An incident counts once for each of its services, and as one without when it has none. */
function countsOf(facet: IncidentFacet): string {
  const rows =
    facet === "service"
      ? "matched left join lateral unnest(services) as touched(service) on true"
      : "matched";
  return `select '${facet}' as facet, ${facet} as value, count(*)::integer as count from ${rows}
    where ${allBut(facet)} group by ${facet}`;
}

function allBut(facet: IncidentFacet | null): string {
  return INCIDENT_FACETS.filter((other) => other !== facet)
    .map((other) => `in_${other}`)
    .join(" and ");
}
