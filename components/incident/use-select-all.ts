"use client";

import { useMutation } from "@tanstack/react-query";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import { BULK_LIMIT } from "@/lib/domain/contracts/bulk-limit";
import { listIncidents } from "@/lib/domain/contracts/incident-calls";
import type { IncidentFilters } from "@/lib/domain/incident-filters";
import type { IncidentSort } from "@/lib/domain/incident-sort";
import { toIncidentListQuery } from "./incident-list-filters";

/** Finds every incident of the view in its order, as many as can be changed at once, also those not loaded yet. */
export function useSelectAll(
  filters: IncidentFilters,
  sort: IncidentSort | null,
  onFound: (ids: readonly string[]) => void,
): { run: () => void; isPending: boolean; isError: boolean; error: Error | null } {
  const { mutate, isPending, isError, error } = useMutation({
    mutationFn: async () => {
      const query = {
        ...toIncidentListQuery(filters),
        sort: sort ?? undefined,
        limit: BULK_LIMIT,
      };
      const { items } = await fetchEndpoint(listIncidents, { query });
      return items.map(({ id }) => id);
    },
    onSuccess: onFound,
  });
  return { run: () => mutate(), isPending, isError, error };
}
