"use client";

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import {
  claimReview,
  listGoldSet,
  listReview,
  releaseReview,
  retireCase,
  skipReview,
} from "@/lib/domain/contracts/review-calls";
import type { ReviewQuery } from "@/lib/domain/contracts/verdict";

const REVIEW = ["review"] as const;
const GOLD_SET = ["gold-set"] as const;
const REFETCH_MS = 10_000;

/** The queue as a reviewer sees it; nothing is asked until they have said who they are. */
export function useReviewQueue({ reviewer, order, blind }: ReviewQuery) {
  return useQuery({
    queryKey: [...REVIEW, reviewer, order, blind],
    queryFn: ({ signal }) =>
      fetchEndpoint(listReview, {
        query: { reviewer, order, blind: blind ? "true" : "false" },
        signal,
      }),
    enabled: reviewer.trim() !== "",
    refetchInterval: REFETCH_MS,
    placeholderData: keepPreviousData,
  });
}

/** Leaves an incident to others, or takes that back. */
export function useSkipReview(reviewer: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ incidentId, skip }: { incidentId: string; skip: boolean }) =>
      fetchEndpoint(skipReview, { params: { incidentId }, body: { reviewer, skip } }),
    onSettled: () => client.invalidateQueries({ queryKey: REVIEW }),
  });
}

/** Gives a claim back; one that could not be runs out by itself. */
export function useReleaseReview(incidentId: string, reviewer: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => fetchEndpoint(releaseReview, { params: { incidentId }, body: { reviewer } }),
    onSettled: () => client.invalidateQueries({ queryKey: REVIEW }),
  });
}

/** Takes an incident, and holds it while its page is open. */
export function useClaimReview(incidentId: string, reviewer: string) {
  return useQuery({
    queryKey: ["claim", incidentId, reviewer],
    queryFn: () => fetchEndpoint(claimReview, { params: { incidentId }, body: { reviewer } }),
    enabled: reviewer.trim() !== "",
    refetchInterval: HOLD_MS,
    retry: false,
    gcTime: 0,
  });
}

/** Well within the fifteen minutes of a claim. */
const HOLD_MS = 5 * 60_000;

/** Cases that were frozen, without their evidence. */
export function useGoldSet() {
  return useQuery({
    queryKey: GOLD_SET,
    queryFn: ({ signal }) => fetchEndpoint(listGoldSet, { signal }),
  });
}

/** Takes a case out of the gold set, with the reason; runs that used it keep it. */
export function useRetireCase(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { by: string; reason: string }) =>
      fetchEndpoint(retireCase, { params: { caseId }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: GOLD_SET }),
  });
}
