"use client";

import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { fetchBytes } from "@/components/ui/fetch-endpoint";
import { laterCode } from "@/components/ui/later-code";
import { getTraceWaterfall } from "@/lib/domain/contracts/trace-calls";
import type { TraceModel } from "@/lib/view-models/trace/trace-model";
import { clockQuery, useClockChoice } from "./use-clock-choice";

/** Apart: it brings the schemas with it. Fetched beside the answer, not after it. */
export const READ_TRACE = laterCode(
  async () => (await import("@/lib/view-models/trace/read-trace")).readTrace,
);
/** A trace does not change once its spans have come; late ones are seen on the next opening. */
const STALE_MS = 60_000;
/** A big model is 20 MB: those of traces left behind are let go soon. */
const KEPT_MS = 60_000;
/** With `clockQuery`, the address that pages preload. */
const PACKED = { format: "packed" } as const;

/** The trace as typed columns. Only these are kept, not the answer they were made from. */
export function useTraceModel(traceId: string): UseQueryResult<TraceModel> {
  const [clock] = useClockChoice();
  return useQuery({
    queryKey: ["trace", traceId, "waterfall", clock],
    queryFn: ({ signal }) => {
      READ_TRACE.fetchAhead();
      return fetchBytes(
        getTraceWaterfall,
        { params: { traceId }, query: { ...PACKED, ...clockQuery(clock) }, signal },
        async (bytes) => (await READ_TRACE.fetch())(bytes),
      );
    },
    staleTime: STALE_MS,
    gcTime: KEPT_MS,
    // Typed arrays are compared by identity: walking 100,000 rows for equality finds nothing.
    structuralSharing: false,
  });
}
