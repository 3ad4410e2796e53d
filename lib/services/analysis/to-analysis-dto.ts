import type { Analysis } from "@/lib/domain/analysis";
import type { AnalysisDto, AnalysisSummaryDto } from "@/lib/domain/contracts/analysis";
import type { HypothesisReview } from "@/lib/domain/hypothesis-review";
import { toHypothesisDto } from "./to-hypothesis-dto";
import { toReviewedDto } from "./to-review-dto";

/** An analysis with all that became of it, and what people said of it since. */
export function toAnalysisDto(
  analysis: Analysis,
  reviews: readonly HypothesisReview[],
): AnalysisDto {
  const { result, prompt, answer } = analysis;
  const edited = reviews.flatMap((one) => (one.edited === null ? [] : [one.edited.places]));
  return {
    ...toAnalysisSummaryDto(analysis),
    hypotheses: (result?.hypotheses ?? []).map((one) => toReviewedDto(one, reviews)),
    rejected: (result?.rejected ?? []).map((one) => ({
      ...toHypothesisDto(one),
      reasons: [...one.reasons],
    })),
    couldNotSee: [...(result?.couldNotSee ?? [])],
    places: Object.assign({}, result?.places, ...edited),
    prompt,
    answer,
  };
}

/** For the list of runs. */
export function toAnalysisSummaryDto(analysis: Analysis): AnalysisSummaryDto {
  const { id, incidentId, status, analyst, model, tracepackHash, progress, failure } = analysis;
  return {
    id,
    incidentId,
    status,
    analyst,
    model,
    tracepackHash,
    progress,
    failure,
    usage: analysis.usage,
    versions: analysis.versions,
    requestedBy: analysis.requestedBy,
    requestedAt: analysis.requestedAt.toISOString(),
    startedAt: analysis.startedAt?.toISOString() ?? null,
    finishedAt: analysis.finishedAt?.toISOString() ?? null,
  };
}
