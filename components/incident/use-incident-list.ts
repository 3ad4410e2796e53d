"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import { listIncidents } from "@/lib/domain/contracts/incident-calls";
import type { IncidentFilters } from "@/lib/domain/incident-filters";
import type { IncidentSort } from "@/lib/domain/incident-sort";
import { toIncidentRow } from "@/lib/view-models/incident/to-incident-row";
import { incidentRowsKey, toIncidentListQuery } from "./incident-list-filters";

const REFETCH_MS = 4000;

/** The incidents that match, in order and page by page, fetched again every few seconds. */
export function useIncidentList(filters: IncidentFilters, sort: IncidentSort | null) {
  const query = useInfiniteQuery({
    queryKey: incidentRowsKey(filters, sort),
    queryFn: ({ pageParam, signal }) =>
      fetchEndpoint(listIncidents, {
        query: {
          ...toIncidentListQuery(filters),
          sort: sort ?? undefined,
          cursor: pageParam ?? undefined,
        },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: REFETCH_MS,
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(
    () => query.data?.pages.flatMap((page) => page.items.map(toIncidentRow)) ?? null,
    [query.data],
  );
  return { ...query, rows };
}
