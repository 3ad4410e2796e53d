"use client";

import { type UseMutationResult, useMutation, useQueryClient } from "@tanstack/react-query";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import type { AnalysisDto, HypothesisReviewBody } from "@/lib/domain/contracts/analysis";
import { reviewHypothesis } from "@/lib/domain/contracts/analysis-calls";

/** Says something of a hypothesis; the run is shown with it at once, and so are verdict and postmortem. */
export function useReviewHypothesis(
  { id, incidentId }: Pick<AnalysisDto, "id" | "incidentId">,
  hypothesisId: string,
): UseMutationResult<AnalysisDto, Error, HypothesisReviewBody> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body) =>
      fetchEndpoint(reviewHypothesis, { params: { analysisId: id, hypothesisId }, body }),
    onSuccess: async (analysis) => {
      client.setQueryData(["analysis", id], analysis);
      await client.invalidateQueries({ queryKey: ["incident", incidentId, "analyses-to-judge"] });
      await client.invalidateQueries({ queryKey: ["incident", incidentId, "postmortem"] });
    },
  });
}
