"use client";

import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import type { EvidenceTraceDto } from "@/lib/domain/contracts/incident";
import { listIncidentTraces } from "@/lib/domain/contracts/incident-calls";

export interface InitialTraces {
  /** The collection they belong to. */
  readonly collectedAt: string | null;
  readonly traces: EvidenceTraceDto[];
}

/** The evidence traces; read again whenever the incident says that it collected anew. */
export function useIncidentTraces(
  incidentId: string,
  collectedAt: string | null,
  initial: InitialTraces | null,
): UseQueryResult<EvidenceTraceDto[]> {
  return useQuery({
    queryKey: ["incident", incidentId, "traces", collectedAt],
    queryFn: async ({ signal }) => {
      const list = await fetchEndpoint(listIncidentTraces, { params: { incidentId }, signal });
      return list.items;
    },
    ...(initial?.collectedAt === collectedAt ? { initialData: initial.traces } : {}),
    placeholderData: (before) => before,
    staleTime: 60_000,
  });
}
