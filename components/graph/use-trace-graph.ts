"use client";

import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { clockQuery, useClockChoice } from "@/components/trace/use-clock-choice";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import type { GraphDto } from "@/lib/domain/contracts/trace";
import { getTraceGraph } from "@/lib/domain/contracts/trace-calls";

/** The causal graph of a trace as the server tells it; `open` holds ids of folds and groups to open. */
export function useTraceGraph(
  traceId: string,
  open: readonly string[] = NOTHING_OPEN,
): UseQueryResult<GraphDto> {
  const [clock] = useClockChoice();
  return useQuery({
    queryKey: ["trace", traceId, "graph", clock, ...open],
    queryFn: ({ signal }) =>
      fetchEndpoint(getTraceGraph, {
        params: { traceId },
        query: { ...clockQuery(clock), ...(open.length === 0 ? {} : { open: open.join(",") }) },
        signal,
      }),
    placeholderData: open.length === 0 ? undefined : keepPreviousData,
    staleTime: 60_000,
  });
}

const NOTHING_OPEN: readonly string[] = [];
