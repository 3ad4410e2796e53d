"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNotices } from "@/components/shell/notices";
import { errorMessage } from "@/components/ui/api-error";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import { updateIncidents } from "@/lib/domain/contracts/incident-list-calls";
import { type BulkChange, summarizeBulk } from "@/lib/view-models/incident-list/bulk-summary";
import { useActor } from "./use-lifecycle";

interface BulkInput {
  readonly ids: readonly string[];
  readonly change: BulkChange;
}

/** Changes several incidents by one request, and reads the list anew. */
export function useUpdateIncidents() {
  const client = useQueryClient();
  const actor = useActor();
  const { announce } = useNotices();
  return useMutation({
    mutationFn: async ({ ids, change }: BulkInput) => {
      const body = { ids: [...ids], ...change, ...actor };
      const { items } = await fetchEndpoint(updateIncidents, { body });
      return summarizeBulk(change, items);
    },
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ["incident"] });
      return client.invalidateQueries({ queryKey: ["incidents"] });
    },
    onError: (error) => announce(`Not saved: ${errorMessage(error)}`),
  });
}
