"use client";

import {
  keepPreviousData,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import { useOwnName } from "@/components/ui/use-own-name";
import type {
  AnalysisDto,
  AnalysisSummaryDto,
  DestinationDto,
  TracepackDto,
} from "@/lib/domain/contracts/analysis";
import {
  cancelAnalysis,
  getAnalysis,
  getTracepack,
  listAnalyses,
  startAnalysis,
} from "@/lib/domain/contracts/analysis-calls";
import { isUnderWay } from "@/lib/view-models/analysis/analysis-text";

const UNDER_WAY_MS = 500;
const FRESH_MS = 30_000;

const listKey = (incidentId: string) => ["analyses", incidentId] as const;
const oneKey = (id: string) => ["analysis", id] as const;

/** Every run over the incident; asked again often while one is under way. */
export function useAnalyses(incidentId: string): UseQueryResult<readonly AnalysisSummaryDto[]> {
  return useQuery({
    queryKey: listKey(incidentId),
    queryFn: async ({ signal }) =>
      (await fetchEndpoint(listAnalyses, { params: { incidentId }, signal })).items,
    refetchInterval: ({ state }) => (state.data?.some(isUnderWay) ? UNDER_WAY_MS : false),
  });
}

/** One run with its claims. What has ended never changes. */
export function useAnalysis(id: string): UseQueryResult<AnalysisDto> {
  return useQuery({
    queryKey: oneKey(id),
    queryFn: ({ signal }) => fetchEndpoint(getAnalysis, { params: { analysisId: id }, signal }),
    refetchInterval: ({ state }) =>
      state.data === undefined || isUnderWay(state.data) ? UNDER_WAY_MS : false,
    staleTime: ({ state }) =>
      state.data === undefined || isUnderWay(state.data) ? 0 : Number.POSITIVE_INFINITY,
  });
}

/** What would be given to an analyst now, or was; `reveal` asks what its tokens stand for, too. */
export function useTracepack(
  incidentId: string,
  { hash, reveal = false }: { readonly hash?: string | undefined; readonly reveal?: boolean } = {},
): UseQueryResult<TracepackDto> {
  return useQuery({
    queryKey: ["tracepack", incidentId, hash ?? "now", reveal],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      fetchEndpoint(getTracepack, {
        params: { incidentId },
        query: { hash, reveal: String(reveal) },
        signal,
      }),
    staleTime: FRESH_MS,
  });
}

/** Asks an analyst and shows the run in the list at once. */
export function useStartAnalysis(
  incidentId: string,
  onStarted: (id: string) => void,
): UseMutationResult<{ readonly id: string }, Error, DestinationDto["analyst"]> {
  const client = useQueryClient();
  const [person] = useOwnName();
  return useMutation({
    mutationFn: (analyst) =>
      fetchEndpoint(startAnalysis, {
        params: { incidentId },
        body: { analyst, requestedBy: person },
      }),
    onSuccess: ({ id }) => {
      onStarted(id);
      return client.invalidateQueries({ queryKey: listKey(incidentId) });
    },
  });
}

export function useCancelAnalysis(
  incidentId: string,
): UseMutationResult<AnalysisDto, Error, string> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (analysisId) => fetchEndpoint(cancelAnalysis, { params: { analysisId } }),
    onSuccess: (analysis) => {
      client.setQueryData(oneKey(analysis.id), analysis);
      return client.invalidateQueries({ queryKey: listKey(incidentId) });
    },
  });
}
