"use client";

import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import type { TraceEventsDto } from "@/lib/domain/contracts/trace";
import { listTraceEvents } from "@/lib/domain/contracts/trace-calls";
import { clockQuery, useClockChoice } from "./use-clock-choice";

/** The events of all spans of a trace; only the timeline asks for them. */
export function useTraceEvents(traceId: string): UseQueryResult<TraceEventsDto> {
  const [clock] = useClockChoice();
  return useQuery({
    queryKey: ["trace", traceId, "events", clock],
    queryFn: ({ signal }) =>
      fetchEndpoint(listTraceEvents, { params: { traceId }, query: clockQuery(clock), signal }),
    staleTime: 60_000,
    gcTime: 60_000,
  });
}
