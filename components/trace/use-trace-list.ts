"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import { listTraces } from "@/lib/domain/contracts/trace-calls";
import type { TraceSort } from "@/lib/domain/trace-sort";
import { toTraceListRow } from "@/lib/view-models/trace/to-trace-list-row";
import { type TraceListFilters, toTraceListQuery, traceListKey } from "./trace-list-filters";

const EMPTY_REFETCH_MS = 3000;

/**
 * The traces that match, page by page. Newest first moves all the time, so that it is fetched
 * again only when asked to; but an empty list looks for its first trace by itself.
 */
export function useTraceList(filters: TraceListFilters, sort: TraceSort | null) {
  const query = useInfiniteQuery({
    queryKey: [...traceListKey(filters), sort],
    queryFn: ({ pageParam, signal }) =>
      fetchEndpoint(listTraces, {
        query: {
          ...toTraceListQuery(filters),
          sort: sort ?? undefined,
          cursor: pageParam ?? undefined,
        },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: ({ state }) =>
      (state.data?.pages[0]?.items.length ?? 0) === 0 ? EMPTY_REFETCH_MS : false,
    refetchOnWindowFocus: false,
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(
    () => query.data?.pages.flatMap((page) => page.items.map(toTraceListRow)) ?? null,
    [query.data],
  );
  return { ...query, rows };
}
