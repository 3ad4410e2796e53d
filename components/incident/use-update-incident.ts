"use client";

import { type UseMutationResult, useMutation, useQueryClient } from "@tanstack/react-query";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import { useOwnName } from "@/components/ui/use-own-name";
import type { IncidentDetailDto, UpdateIncidentBody } from "@/lib/domain/contracts/incident";
import { updateIncident } from "@/lib/domain/contracts/incident-calls";
import { incidentKey } from "./use-incident";

/**
 * Changes the status, the assignee or the severity of an incident, in the name of whoever works in
 * this browser unless another name is given; the answer takes the place of what was shown.
 */
export function useUpdateIncident(
  incidentId: string,
): UseMutationResult<IncidentDetailDto, Error, UpdateIncidentBody> {
  const client = useQueryClient();
  const [name] = useOwnName();
  const by = name.trim();
  return useMutation({
    mutationFn: (changes: UpdateIncidentBody) =>
      fetchEndpoint(updateIncident, {
        params: { incidentId },
        body: { ...(by === "" ? {} : { by }), ...changes },
      }),
    onSuccess: (incident) => {
      client.setQueryData(incidentKey(incidentId), incident);
      void client.invalidateQueries({ queryKey: [...incidentKey(incidentId), "timeline"] });
      return client.invalidateQueries({ queryKey: ["incidents"] });
    },
  });
}
