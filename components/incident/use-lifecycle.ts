"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useReviewer } from "@/components/evaluation/use-reviewer";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import type { AlertDto } from "@/lib/domain/contracts/incident";
import {
  listPeople,
  mergeIncident,
  splitIncident,
  unmergeIncident,
} from "@/lib/domain/contracts/lifecycle-endpoints";

const PEOPLE_FRESH_MS = 30_000;

/** Names used before, while somebody chooses one. */
export function usePeople(isWanted: boolean) {
  return useQuery({
    queryKey: ["people"],
    queryFn: ({ signal }) => fetchEndpoint(listPeople, { signal }),
    enabled: isWanted,
    staleTime: PEOPLE_FRESH_MS,
  });
}

/** Who works in this browser, as bodies carry it; nobody when nobody has said. */
export function useActor(): { readonly by?: string } {
  const [name] = useReviewer();
  return name.trim() === "" ? {} : { by: name.trim() };
}

/** Everything that is shown of any incident may have changed. */
function useForgetIncidents() {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ["incident"] }),
      client.invalidateQueries({ queryKey: ["incidents"] }),
    ]);
}

export function useMergeIncident(incidentId: string) {
  const actor = useActor();
  return useMutation({
    mutationFn: (into: string) =>
      fetchEndpoint(mergeIncident, { params: { incidentId }, body: { into, ...actor } }),
    onSuccess: useForgetIncidents(),
  });
}

export function useUnmergeIncident(incidentId: string) {
  const actor = useActor();
  return useMutation({
    mutationFn: () =>
      fetchEndpoint(unmergeIncident, { params: { incidentId }, body: { ...actor } }),
    onSuccess: useForgetIncidents(),
  });
}

export function useSplitIncident(incidentId: string) {
  const actor = useActor();
  return useMutation({
    mutationFn: (alerts: readonly AlertDto[]) =>
      fetchEndpoint(splitIncident, {
        params: { incidentId },
        body: {
          alerts: alerts.map(({ source, groupKey, fingerprint, startsAt }) => ({
            source,
            groupKey,
            fingerprint,
            startsAt,
          })),
          ...actor,
        },
      }),
    onSuccess: useForgetIncidents(),
  });
}
