"use client";

import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import { getTraceGraph } from "@/lib/domain/contracts/endpoints";
import { type GraphView, toGraphView } from "@/lib/view-models/graph/to-graph-view";

/** The causal graph of a trace, ready to lay out. */
export function useTraceGraph(traceId: string): UseQueryResult<GraphView> {
  return useQuery({
    queryKey: ["trace", traceId, "graph"],
    queryFn: async ({ signal }) =>
      toGraphView(await fetchEndpoint(getTraceGraph, { params: { traceId }, signal })),
    staleTime: 60_000,
  });
}
