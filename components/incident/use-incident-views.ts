"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import type { CreateViewBody, UpdateViewBody } from "@/lib/domain/contracts/incident-list";
import {
  createIncidentView,
  deleteIncidentView,
  listIncidentViews,
  updateIncidentView,
} from "@/lib/domain/contracts/incident-list-calls";

const KEY = ["incident-views"] as const;

/** The saved views, read anew when the window is looked at again. */
export function useIncidentViews() {
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => fetchEndpoint(listIncidentViews, { signal }),
  });
}

/** What is done to one of them, or makes one; the list is read anew. */
export type ViewChange =
  | { readonly kind: "create"; readonly body: CreateViewBody }
  | { readonly kind: "update"; readonly id: number; readonly body: UpdateViewBody }
  | { readonly kind: "delete"; readonly id: number };

/** The id of the view that was made or changed; null of one that is gone. */
export function useChangeView() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (change: ViewChange): Promise<number | null> => {
      switch (change.kind) {
        case "create":
          return (await fetchEndpoint(createIncidentView, { body: change.body })).id;
        case "update": {
          const params = { viewId: change.id };
          return (await fetchEndpoint(updateIncidentView, { params, body: change.body })).id;
        }
        case "delete":
          await fetchEndpoint(deleteIncidentView, { params: { viewId: change.id } });
          return null;
      }
    },
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}
