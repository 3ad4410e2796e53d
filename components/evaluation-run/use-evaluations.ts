"use client";

import {
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import type {
  EvaluatedCaseDto,
  EvaluationComparisonDto,
  EvaluationDto,
  EvaluationSummaryDto,
  IncidentOutcomesDto,
  StartEvaluationBody,
} from "@/lib/domain/contracts/evaluation";
import {
  cancelEvaluation,
  compareEvaluations,
  getEvaluatedCase,
  getEvaluation,
  getIncidentOutcomes,
  listEvaluations,
  startEvaluation,
} from "@/lib/domain/contracts/evaluation-calls";
import { isRunning } from "@/lib/view-models/evaluation/run-text";

const UNDER_WAY_MS = 700;
const LIST = ["evaluations"] as const;
const oneKey = (id: string) => ["evaluation", id] as const;

/** Every run, the newest first; asked again often while one is under way. */
export function useEvaluations(): UseQueryResult<readonly EvaluationSummaryDto[]> {
  return useQuery({
    queryKey: LIST,
    queryFn: async ({ signal }) => (await fetchEndpoint(listEvaluations, { signal })).items,
    refetchInterval: ({ state }) => (state.data?.some(isRunning) ? UNDER_WAY_MS : false),
  });
}

/** One run with its numbers and cases. */
export function useEvaluation(id: string): UseQueryResult<EvaluationDto> {
  return useQuery({
    queryKey: oneKey(id),
    queryFn: ({ signal }) => fetchEndpoint(getEvaluation, { params: { evaluationId: id }, signal }),
    refetchInterval: ({ state }) =>
      state.data !== undefined && isRunning(state.data) ? UNDER_WAY_MS : false,
  });
}

export function useEvaluatedCase(id: string, caseId: string): UseQueryResult<EvaluatedCaseDto> {
  return useQuery({
    queryKey: [...oneKey(id), "case", caseId],
    queryFn: ({ signal }) =>
      fetchEndpoint(getEvaluatedCase, { params: { evaluationId: id, caseId }, signal }),
  });
}

/** How incidents went with and without an accepted hypothesis. */
export function useIncidentOutcomes(): UseQueryResult<IncidentOutcomesDto> {
  return useQuery({
    queryKey: ["incident-outcomes"],
    queryFn: ({ signal }) => fetchEndpoint(getIncidentOutcomes, { signal }),
  });
}

/** Two runs beside each other; nothing is asked until both are named. */
export function useEvaluationComparison(
  base: string,
  other: string,
): UseQueryResult<EvaluationComparisonDto> {
  return useQuery({
    queryKey: ["evaluation-comparison", base, other],
    queryFn: ({ signal }) =>
      fetchEndpoint(compareEvaluations, {
        params: { evaluationId: base },
        query: { with: other },
        signal,
      }),
    enabled: base !== "" && other !== "",
  });
}

export function useStartEvaluation(): UseMutationResult<
  { readonly id: string },
  Error,
  StartEvaluationBody
> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body) => fetchEndpoint(startEvaluation, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: LIST }),
  });
}

export function useCancelEvaluation(id: string): UseMutationResult<EvaluationDto, Error, void> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => fetchEndpoint(cancelEvaluation, { params: { evaluationId: id } }),
    onSuccess: (run) => {
      client.setQueryData(oneKey(id), run);
      return client.invalidateQueries({ queryKey: LIST });
    },
  });
}
