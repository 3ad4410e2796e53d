import {
  createSerializer,
  debounce,
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import type { z } from "zod";
import type { IncidentFilterQuery } from "@/lib/domain/contracts/incident-filter-query";
import { toFilterQuery } from "@/lib/domain/contracts/to-filter-query";
import { INCIDENT_SOURCES, INCIDENT_STATUSES, SEVERITIES } from "@/lib/domain/incident";
import { LABELLED } from "@/lib/domain/incident-facets";
import type { IncidentFilters } from "@/lib/domain/incident-filters";
import { INCIDENT_SORTS, type IncidentSort } from "@/lib/domain/incident-sort";

/** Typing settles before the address changes. */
const TYPING_MS = 200;

/** The filters as the address holds them, and the view that they began as. */
export const incidentListParsers = {
  status: parseAsArrayOf(parseAsStringLiteral(INCIDENT_STATUSES)).withDefault([]),
  severity: parseAsArrayOf(parseAsStringLiteral(SEVERITIES)).withDefault([]),
  assignee: parseAsArrayOf(parseAsString).withDefault([]),
  service: parseAsArrayOf(parseAsString).withDefault([]),
  slo: parseAsArrayOf(parseAsString).withDefault([]),
  source: parseAsArrayOf(parseAsStringLiteral(INCIDENT_SOURCES)).withDefault([]),
  labelled: parseAsArrayOf(parseAsStringLiteral(LABELLED)).withDefault([]),
  q: parseAsString.withDefault("").withOptions({ limitUrlUpdates: debounce(TYPING_MS) }),
  view: parseAsString.withDefault(""),
};

const toQuery = createSerializer({
  ...incidentListParsers,
  sort: parseAsStringLiteral(INCIDENT_SORTS),
});

/** The address of the list with these filters, as a view of that key. */
export function incidentListHref(
  filters: IncidentFilters,
  view = "",
  sort: IncidentSort | null = null,
): string {
  return toQuery("/incidents", { ...filters, view, sort });
}

/** The query of the endpoint, as it goes over the wire; nothing for a filter that is off. */
export function toIncidentListQuery(filters: IncidentFilters): z.input<typeof IncidentFilterQuery> {
  return toFilterQuery(filters);
}

/** Of what is read with these filters; below the key of everything about incidents. */
export function incidentListKey(filters: IncidentFilters): readonly unknown[] {
  return ["incidents", toFilterQuery(filters)];
}

/** Of the rows, in their order. */
export function incidentRowsKey(
  filters: IncidentFilters,
  sort: IncidentSort | null,
): readonly unknown[] {
  return [...incidentListKey(filters), "rows", sort];
}
