import type { z } from "zod";
import { INCIDENT_FACETS } from "@/lib/domain/incident-facets";
import type { IncidentFilters } from "@/lib/domain/incident-filters";
import type { IncidentFilterQuery } from "./incident-filter-query";
import { joinTexts } from "./join-texts";

/** The query parameters of filters; none for what is off. */
export function toFilterQuery(filters: IncidentFilters): z.input<typeof IncidentFilterQuery> {
  const entries = INCIDENT_FACETS.filter((facet) => filters[facet].length > 0).map((facet) => [
    facet,
    joinTexts(filters[facet]),
  ]);
  const q = filters.q.trim().slice(0, 200);
  return { ...Object.fromEntries(entries), ...(q === "" ? {} : { q }) };
}
