"use client";

import { type UseMutationResult, useMutation, useQueryClient } from "@tanstack/react-query";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import { updateIncident } from "@/lib/domain/contracts/endpoints";
import type { IncidentDetailDto } from "@/lib/domain/contracts/incident";
import type { IncidentStatus } from "@/lib/domain/incident";
import { incidentKey } from "./use-incident";

/** Moves an incident to another status; the answer takes the place of what was shown. */
export function useUpdateIncident(
  incidentId: string,
): UseMutationResult<IncidentDetailDto, Error, IncidentStatus> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (status: IncidentStatus) =>
      fetchEndpoint(updateIncident, { params: { incidentId }, body: { status } }),
    onSuccess: (incident) => {
      client.setQueryData(incidentKey(incidentId), incident);
      return client.invalidateQueries({ queryKey: ["incidents"] });
    },
  });
}
