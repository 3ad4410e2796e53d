import { INCIDENT_FACETS, type IncidentFacet, NO_VALUE } from "@/lib/domain/incident-facets";
import type { IncidentFilters } from "@/lib/domain/incident-filters";
import { type SqlParameters, toContainsPattern } from "./sql-parameters";

/** Not indexed: a project's incidents are thousands, and a scan of those takes milliseconds. */
const SEARCHED_TEXT = `('INC-' || number::text || ' ' || title || ' ' || alert_name || ' ' ||
  coalesce(slo, '') || ' ' || coalesce(service, '') || ' ' || coalesce(route, ''))`;

/** Of a row of `incidents`: whether anybody gave a verdict on it. */
export const LABELLED_SQL = `case when exists (select from verdicts
  where verdicts.project_id = incidents.project_id and verdicts.incident_number = incidents.number)
  then 'yes' else 'no' end`;

/** Those that were merged into another are found there. */
export const LISTED_SQL = "merged_into is null";

/** The condition of each facet on a row of `incidents`; `true` of one that is off. */
export function facetConditions(
  filters: Partial<IncidentFilters>,
  parameters: SqlParameters,
): Readonly<Record<IncidentFacet, string>> {
  const conditions = INCIDENT_FACETS.map((facet): [IncidentFacet, string] => {
    const values = filters[facet] ?? [];
    return [facet, values.length === 0 ? "true" : facetCondition(facet, values, parameters)];
  });
  return Object.fromEntries(conditions) as Record<IncidentFacet, string>;
}

/** The condition of the search on a row of `incidents`. */
export function searchCondition(q: string | undefined, parameters: SqlParameters): string {
  if (q === undefined || q === "") return "true";
  return `${SEARCHED_TEXT} ilike ${parameters.add(toContainsPattern(q))}`;
}

function facetCondition(
  facet: IncidentFacet,
  values: readonly string[],
  parameters: SqlParameters,
): string {
  const chosen = `${parameters.add(values.filter((value) => value !== NO_VALUE))}::text[]`;
  const takesNone = values.includes(NO_VALUE);
  switch (facet) {
    case "service":
      return `(services && ${chosen}${takesNone ? " or services = '{}'" : ""})`;
    case "slo":
    case "assignee":
      return `(${facet} = any(${chosen})${takesNone ? ` or ${facet} is null` : ""}) is true`;
    case "labelled":
      return `(${LABELLED_SQL} = any(${chosen}))`;
    case "status":
    case "severity":
    case "source":
      return `(${facet} = any(${chosen}))`;
  }
}
