"use client";

import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import type { IncidentDetailDto } from "@/lib/domain/contracts/incident";
import { getIncident } from "@/lib/domain/contracts/incident-calls";

const ACTIVE_MS = 5_000;
const RESOLVED_MS = 30_000;

export function incidentKey(incidentId: string) {
  return ["incident", incidentId] as const;
}

/** The incident as the server rendered it, where it did, then as it goes on. */
export function useIncident(
  incidentId: string,
  initial: IncidentDetailDto | null,
): UseQueryResult<IncidentDetailDto> {
  return useQuery({
    queryKey: incidentKey(incidentId),
    queryFn: ({ signal }) => fetchEndpoint(getIncident, { params: { incidentId }, signal }),
    ...(initial === null ? {} : { initialData: initial }),
    refetchInterval: (query) => (query.state.data?.status === "resolved" ? RESOLVED_MS : ACTIVE_MS),
  });
}
