"use client";

import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import { listIncidentKernelEvents } from "@/lib/domain/contracts/incident-calls";
import type { IncidentKernelDto } from "@/lib/domain/contracts/kernel";

/** What the kernel did in the failing traces; read again whenever the incident collected anew. */
export function useIncidentKernel(
  incidentId: string,
  collectedAt: string | null,
): UseQueryResult<IncidentKernelDto> {
  return useQuery({
    queryKey: ["incident", incidentId, "kernel", collectedAt],
    queryFn: ({ signal }) =>
      fetchEndpoint(listIncidentKernelEvents, { params: { incidentId }, signal }),
    enabled: collectedAt !== null,
    placeholderData: (before) => before,
    staleTime: 60_000,
  });
}
