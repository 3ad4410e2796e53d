"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import { useOwnName } from "@/components/ui/use-own-name";
import type { AlertDto, IncidentDetailDto } from "@/lib/domain/contracts/incident";
import {
  listPeople,
  mergeIncident,
  splitIncident,
  unmergeIncident,
} from "@/lib/domain/contracts/lifecycle-calls";

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
  const [name] = useOwnName();
  return name.trim() === "" ? {} : { by: name.trim() };
}

type OnDone = (incident: IncidentDetailDto) => void;

/**
 * Everything that is shown of any incident may have changed. `onDone` comes first: what is read again
 * may take away who asked.
 */
function useForgetIncidents(onDone: OnDone) {
  const client = useQueryClient();
  return (incident: IncidentDetailDto) => {
    onDone(incident);
    return Promise.all([
      client.invalidateQueries({ queryKey: ["incident"] }),
      client.invalidateQueries({ queryKey: ["incidents"] }),
    ]);
  };
}

/** Lets another incident go on for it; `onDone` is given the other. */
export function useMergeIncident(incidentId: string, onDone: OnDone) {
  const actor = useActor();
  return useMutation({
    mutationFn: (into: string) =>
      fetchEndpoint(mergeIncident, { params: { incidentId }, body: { into, ...actor } }),
    onSuccess: useForgetIncidents(onDone),
  });
}

/** Takes it out of the other again. */
export function useUnmergeIncident(incidentId: string, onDone: OnDone) {
  const actor = useActor();
  return useMutation({
    mutationFn: () =>
      fetchEndpoint(unmergeIncident, { params: { incidentId }, body: { ...actor } }),
    onSuccess: useForgetIncidents(onDone),
  });
}

/** Makes some of its alerts an incident of their own, which `onDone` is given. */
export function useSplitIncident(incidentId: string, onDone: OnDone) {
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
    onSuccess: useForgetIncidents(onDone),
  });
}
