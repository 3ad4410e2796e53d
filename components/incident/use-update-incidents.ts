"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useReviewer } from "@/components/evaluation/use-reviewer";
import { useNotices } from "@/components/shell/notices";
import { errorMessage } from "@/components/ui/api-error";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import { updateIncidents } from "@/lib/domain/contracts/incident-list-endpoints";
import { type BulkChange, summarizeBulk } from "@/lib/view-models/incident-list/bulk-summary";

interface BulkInput {
  readonly ids: readonly string[];
  readonly change: BulkChange;
}

/** Changes several incidents by one request, says what became of them, and reads the list anew. */
export function useUpdateIncidents() {
  const client = useQueryClient();
  const [me] = useReviewer();
  const { announce } = useNotices();
  return useMutation({
    mutationFn: async ({ ids, change }: BulkInput) => {
      const by = me === "" ? {} : { by: me };
      const body = { ids: [...ids], ...change, ...by };
      const { items } = await fetchEndpoint(updateIncidents, { body });
      return summarizeBulk(change, items);
    },
    onSuccess: ({ text }) => {
      announce(text);
      return client.invalidateQueries({ queryKey: ["incidents"] });
    },
    onError: (error) => announce(`Not saved: ${errorMessage(error)}`),
  });
}
