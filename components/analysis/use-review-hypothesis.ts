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
    // The answer is all that the card shows: waiting for the others would keep its form open, and the
    // next key would be lost in it.
    onSuccess: (analysis) => {
      client.setQueryData(["analysis", id], analysis);
      for (const other of ["analyses-to-judge", "postmortem"]) {
        void client.invalidateQueries({ queryKey: ["incident", incidentId, other] });
      }
    },
  });
}
