import type { IncidentFacetsDto } from "@/lib/domain/contracts/incident-list";
import { INCIDENT_STATUSES, SEVERITIES } from "@/lib/domain/incident";
import {
  INCIDENT_FACETS,
  type IncidentFacet,
  LABELLED,
  NO_VALUE,
} from "@/lib/domain/incident-facets";
import type { IncidentFilters } from "@/lib/domain/incident-filters";

/** A facet with its values, as the panel draws it. */
export interface FacetGroup {
  readonly facet: IncidentFacet;
  readonly label: string;
  readonly options: readonly FacetOption[];
  /** Values that the server has and did not name. */
  readonly more: number;
}

export interface FacetOption {
  readonly value: string;
  readonly label: string;
  /** Null until it is known. */
  readonly count: number | null;
  readonly selected: boolean;
}

const LABELS: Readonly<Record<IncidentFacet, string>> = {
  status: "Status",
  severity: "Severity",
  assignee: "Assignee",
  service: "Service",
  slo: "SLO",
  source: "Source",
  labelled: "Verdict",
};

/** Closed lists are shown whole and in their order, whatever their counts. */
const ALWAYS: Readonly<Partial<Record<IncidentFacet, readonly string[]>>> = {
  status: INCIDENT_STATUSES,
  severity: SEVERITIES,
  labelled: LABELLED,
};

const NONE_LABELS: Readonly<Partial<Record<IncidentFacet, string>>> = {
  assignee: "nobody",
  service: "no service",
  slo: "no SLO",
};

/**
 * The facets with how many incidents each value would list; what is chosen is there even when
 * nothing has it any more, so that it can be given up.
 */
export function toFacetGroups(
  facets: IncidentFacetsDto | null,
  filters: IncidentFilters,
): readonly FacetGroup[] {
  return INCIDENT_FACETS.map((facet) => {
    const chosen: readonly string[] = filters[facet];
    const counts = countsOf(facets, facet);
    const values = new Set([...(ALWAYS[facet] ?? []), ...counts.keys(), ...chosen]);
    const options = [...values].map((value) => ({
      value,
      label: facetLabel(facet, value),
      count: facets === null ? null : (counts.get(value) ?? 0),
      selected: chosen.includes(value),
    }));
    return { facet, label: LABELS[facet], options, more: facets?.facets[facet].more ?? 0 };
  });
}

/** A value of a facet as it is read: `SEV1`, `nobody`. */
export function facetLabel(facet: IncidentFacet, value: string): string {
  if (value === NO_VALUE) return NONE_LABELS[facet] ?? value;
  if (facet === "severity") return value.toUpperCase();
  if (facet === "labelled") return value === "yes" ? "given" : "none yet";
  return value;
}

/** The filters with a value of a facet chosen or given up. */
export function toggleFacet(
  filters: IncidentFilters,
  facet: IncidentFacet,
  value: string,
): IncidentFilters {
  const before: readonly string[] = filters[facet];
  const isChosen = before.includes(value);
  const after = isChosen ? before.filter((one) => one !== value) : [...before, value];
  return { ...filters, [facet]: after };
}

/** How many facets are on. */
export function countFacetsOn(filters: IncidentFilters): number {
  return INCIDENT_FACETS.filter((facet) => filters[facet].length > 0).length;
}

export function isFiltered(filters: IncidentFilters): boolean {
  return countFacetsOn(filters) > 0 || filters.q.trim() !== "";
}

function countsOf(
  facets: IncidentFacetsDto | null,
  facet: IncidentFacet,
): ReadonlyMap<string, number> {
  const values = facets?.facets[facet].values ?? [];
  return new Map(values.map(({ value, count }) => [value ?? NO_VALUE, count]));
}
