"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import {
  freezeCase,
  listFaultFamilies,
  listVerdicts,
  recordVerdict,
} from "@/lib/domain/contracts/review-calls";
import type { VerdictBody } from "@/lib/domain/contracts/verdict";
import { analysesToJudge, suspectsToJudge } from "@/lib/view-models/evaluation/suggestion-calls";
import type {
  SuggestedAnalyses,
  SuggestedSuspects,
} from "@/lib/view-models/evaluation/suggestion-endpoints";

const verdictKey = (incidentId: string) => ["incident", incidentId, "verdicts"];

/** Every version; those of `blindFor` alone when that is given. */
export function useVerdicts(incidentId: string, blindFor: string | null) {
  return useQuery({
    queryKey: [...verdictKey(incidentId), blindFor],
    queryFn: ({ signal }) =>
      fetchEndpoint(listVerdicts, {
        params: { incidentId },
        query: { blindFor: blindFor ?? undefined },
        signal,
      }),
    enabled: blindFor !== "",
  });
}

export function useRecordVerdict(incidentId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: VerdictBody) =>
      fetchEndpoint(recordVerdict, { params: { incidentId }, body }),
    onSuccess: () => {
      const others = [["review"], ["fault-families"], ["incident", incidentId, "postmortem"]];
      for (const queryKey of others) void client.invalidateQueries({ queryKey });
      return client.invalidateQueries({ queryKey: verdictKey(incidentId) });
    },
  });
}

export function useFaultFamilies() {
  return useQuery({
    queryKey: ["fault-families"],
    queryFn: ({ signal }) => fetchEndpoint(listFaultFamilies, { signal }),
    staleTime: 60_000,
  });
}

export function useFreezeCase(incidentId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (frozenBy: string) =>
      fetchEndpoint(freezeCase, { params: { incidentId }, body: { frozenBy } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["gold-set"] }),
  });
}

export interface Suggestions {
  readonly suspects: SuggestedSuspects | null;
  readonly analyses: SuggestedAnalyses | null;
}

/** What the machine says; a blind form never asks. */
export function useSuggestions(incidentId: string, blind: boolean): Suggestions {
  const options = { enabled: !blind, retry: false, staleTime: 30_000 } as const;
  const suspects = useQuery({
    ...options,
    queryKey: ["incident", incidentId, "suspects-to-judge"],
    queryFn: ({ signal }) => fetchEndpoint(suspectsToJudge, { params: { incidentId }, signal }),
  });
  const analyses = useQuery({
    ...options,
    queryKey: ["incident", incidentId, "analyses-to-judge"],
    queryFn: ({ signal }) => fetchEndpoint(analysesToJudge, { params: { incidentId }, signal }),
  });
  return { suspects: suspects.data ?? null, analyses: analyses.data ?? null };
}
