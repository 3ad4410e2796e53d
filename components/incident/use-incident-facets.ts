"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import { countIncidents } from "@/lib/domain/contracts/incident-list-calls";
import type { IncidentFilters } from "@/lib/domain/incident-filters";
import { incidentListKey, toIncidentListQuery } from "./incident-list-filters";

const REFETCH_MS = 4000;

/** How many incidents each value of each facet would list, counted again as the list is read. */
export function useIncidentFacets(filters: IncidentFilters) {
  return useQuery({
    queryKey: [...incidentListKey(filters), "facets"],
    queryFn: ({ signal }) =>
      fetchEndpoint(countIncidents, { query: toIncidentListQuery(filters), signal }),
    refetchInterval: REFETCH_MS,
    placeholderData: keepPreviousData,
  });
}
