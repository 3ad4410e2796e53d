"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import type { PostmortemStatusBody, SavePostmortemBody } from "@/lib/domain/contracts/postmortem";
import {
  changePostmortemStatus,
  getPostmortem,
  listPostmortemVersions,
  savePostmortem,
} from "@/lib/domain/contracts/review-calls";

const keyOf = (incidentId: string) => ["incident", incidentId, "postmortem"];

/** Which is looked at: what was kept last, a version by its number, or a new draft. */
export type ShownVersion = "latest" | "fresh" | number;

/** As a query of the endpoint: what is looked at is what is downloaded. */
export function versionQuery(shown: ShownVersion): { version?: number; fresh?: string } {
  if (shown === "latest") return {};
  return shown === "fresh" ? { fresh: "true" } : { version: shown };
}

export function usePostmortem(incidentId: string, shown: ShownVersion) {
  return useQuery({
    queryKey: [...keyOf(incidentId), shown],
    queryFn: ({ signal }) =>
      fetchEndpoint(getPostmortem, { params: { incidentId }, query: versionQuery(shown), signal }),
    placeholderData: (before) => before,
  });
}

/** Every version and step, the newest first. */
export function usePostmortemVersions(incidentId: string) {
  return useQuery({
    queryKey: [...keyOf(incidentId), "versions"],
    queryFn: ({ signal }) =>
      fetchEndpoint(listPostmortemVersions, { params: { incidentId }, signal }),
  });
}

/** Read again also after a refusal: it may say that somebody was faster. */
export function useSavePostmortem(incidentId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SavePostmortemBody) =>
      fetchEndpoint(savePostmortem, { params: { incidentId }, body }),
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(incidentId) }),
  });
}

export function useChangePostmortemStatus(incidentId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: PostmortemStatusBody) =>
      fetchEndpoint(changePostmortemStatus, { params: { incidentId }, body }),
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(incidentId) }),
  });
}
