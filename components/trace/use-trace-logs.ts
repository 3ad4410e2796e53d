"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import type { ReadQuery } from "@/components/ui/read-state";
import type { LogDto } from "@/lib/domain/contracts/trace";
import { listTraceLogs } from "@/lib/domain/contracts/trace-calls";

const PAGE_LIMIT = 200;
/** Read without being asked for: ten pages. Beyond that a person decides. */
const EAGER_RECORDS = 2_000;

export interface TraceLogs {
  readonly records: readonly LogDto[];
  /** How their reading goes. */
  readonly reading: ReadQuery;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly loadMore: () => void;
}

/** The log records of a trace in time order, page after page. */
export function useTraceLogs(traceId: string): TraceLogs {
  const query = useInfiniteQuery({
    queryKey: ["trace", traceId, "logs"],
    queryFn: ({ pageParam, signal }) =>
      fetchEndpoint(listTraceLogs, {
        params: { traceId },
        query: { limit: PAGE_LIMIT, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 60_000,
  });
  const records = useMemo(
    () => query.data?.pages.flatMap((page) => page.items) ?? [],
    [query.data],
  );
  const { hasNextPage, isFetchingNextPage, fetchNextPage, isError } = query;

  useEffect(() => {
    const eager = hasNextPage && !isFetchingNextPage && !isError && records.length < EAGER_RECORDS;
    if (eager) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isError, fetchNextPage, records.length]);

  return {
    records,
    reading: query,
    hasMore: hasNextPage,
    isLoadingMore: isFetchingNextPage,
    loadMore: () => void fetchNextPage(),
  };
}
