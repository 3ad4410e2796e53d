import type { Incident } from "@/lib/domain/incident";
import { INCIDENT_FACETS, type IncidentFacet, NO_VALUE } from "@/lib/domain/incident-facets";
import type { IncidentFilters } from "@/lib/domain/incident-filters";

/** An incident, and whether a verdict was given on it. */
export interface LabelledIncident extends Incident {
  readonly isLabelled: boolean;
}

/** What the values of an incident's facet are, written without a database. */
export function facetValues(incident: LabelledIncident, facet: IncidentFacet): readonly string[] {
  switch (facet) {
    case "service":
      return incident.services.length === 0 ? [NO_VALUE] : incident.services;
    case "labelled":
      return [incident.isLabelled ? "yes" : "no"];
    default:
      return [incident[facet] ?? NO_VALUE];
  }
}

/** Whether filters let an incident through, unless it went on as another; `but` leaves one facet out. */
export function matchesFilters(
  incident: LabelledIncident,
  filters: IncidentFilters,
  but: IncidentFacet | null = null,
): boolean {
  if (incident.mergedInto !== null) return false;
  const text = [incident.id, incident.title, incident.alertName, incident.slo ?? ""];
  const searched = [...text, incident.service ?? "", incident.route ?? ""].join(" ").toLowerCase();
  if (!searched.includes(filters.q.toLowerCase())) return false;
  return INCIDENT_FACETS.every((facet) => {
    const wanted: readonly string[] = filters[facet];
    if (facet === but || wanted.length === 0) return true;
    return facetValues(incident, facet).some((value) => wanted.includes(value));
  });
}
