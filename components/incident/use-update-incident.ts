"use client";

import { type UseMutationResult, useMutation, useQueryClient } from "@tanstack/react-query";
import { useReviewer } from "@/components/evaluation/use-reviewer";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import { updateIncident } from "@/lib/domain/contracts/endpoints";
import type { IncidentDetailDto, UpdateIncidentBody } from "@/lib/domain/contracts/incident";
import { incidentKey } from "./use-incident";

/**
 * Changes the status, the assignee or the severity of an incident, in the name of whoever works in
 * this browser; the answer takes the place of what was shown.
 */
export function useUpdateIncident(
  incidentId: string,
): UseMutationResult<IncidentDetailDto, Error, Omit<UpdateIncidentBody, "by">> {
  const client = useQueryClient();
  const [name] = useReviewer();
  const by = name.trim();
  return useMutation({
    mutationFn: (changes: Omit<UpdateIncidentBody, "by">) =>
      fetchEndpoint(updateIncident, {
        params: { incidentId },
        body: { ...changes, ...(by === "" ? {} : { by }) },
      }),
    onSuccess: (incident) => {
      client.setQueryData(incidentKey(incidentId), incident);
      void client.invalidateQueries({ queryKey: [...incidentKey(incidentId), "timeline"] });
      return client.invalidateQueries({ queryKey: ["incidents"] });
    },
  });
}
