"use client";

import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import { getTraceWaterfall } from "@/lib/domain/contracts/endpoints";
import { type TraceModel, toTraceModel } from "@/lib/view-models/trace/trace-model";
import { clockQuery, useClockChoice } from "./use-clock-choice";

/** A trace does not change once its spans have come; late ones are seen on the next opening. */
const STALE_MS = 60_000;
/** A big model is 20 MB: those of traces left behind are let go soon. */
const KEPT_MS = 60_000;

/** The trace as typed columns. Only these are kept, not the answer they were made from. */
export function useTraceModel(traceId: string): UseQueryResult<TraceModel> {
  const [clock] = useClockChoice();
  return useQuery({
    queryKey: ["trace", traceId, "waterfall", clock],
    queryFn: async ({ signal }) =>
      toTraceModel(
        await fetchEndpoint(getTraceWaterfall, {
          params: { traceId },
          query: clockQuery(clock),
          signal,
        }),
      ),
    staleTime: STALE_MS,
    gcTime: KEPT_MS,
    // Typed arrays are compared by identity: walking 100,000 rows for equality finds nothing.
    structuralSharing: false,
  });
}
