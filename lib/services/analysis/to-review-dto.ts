import { anchorsOf } from "@/lib/analysis/citations/describe-fact";
import { spanRefsOf } from "@/lib/analysis/citations/span-refs-of";
import type { VerifiedHypothesis } from "@/lib/domain/analysis";
import type {
  HypothesisReviewDto,
  HypothesisSummaryDto,
  ReviewedHypothesisDto,
} from "@/lib/domain/contracts/analysis";
import { applyReviews, type HypothesisReview } from "@/lib/domain/hypothesis-review";
import { toHypothesisDto } from "./to-hypothesis-dto";

/** A hypothesis in its latest version, with what people said of each. */
export function toReviewedDto(
  original: VerifiedHypothesis,
  all: readonly HypothesisReview[],
): ReviewedHypothesisDto {
  const { hypothesis, version, editedBy, decision, reviews } = applyReviews(original, all);
  const { title, mechanism } = original.draft;
  return {
    ...toHypothesisDto(hypothesis),
    version,
    editedBy,
    decision: decision === null ? null : toReviewDto(decision),
    reviews: reviews.map(toReviewDto),
    original: editedBy === null ? null : { title, mechanism },
  };
}

/** Of a hypothesis in its latest version what a verdict can begin with. */
export function toHypothesisSummaryDto(
  original: VerifiedHypothesis,
  all: readonly HypothesisReview[],
): HypothesisSummaryDto {
  const { hypothesis, version, editedBy, decision } = applyReviews(original, all);
  const { title, mechanism, rootSpanIds } = hypothesis.draft;
  const facts = hypothesis.claims.map(({ claim }) => claim.fact);
  const root = facts.flatMap(spanRefsOf).find(({ id }) => rootSpanIds.includes(id));
  return {
    id: hypothesis.id,
    title,
    mechanism,
    rootSpanIds: [...rootSpanIds],
    service: root?.service ?? null,
    operation: root?.operation ?? null,
    anchors: [...new Set(facts.flatMap(anchorsOf))],
    version,
    editedBy,
    decision: decision === null ? null : toReviewDto(decision),
  };
}

function toReviewDto(review: HypothesisReview): HypothesisReviewDto {
  const { version, reviewer, decision, reason, edited, createdAt } = review;
  return {
    version,
    reviewer,
    decision,
    reason,
    title: edited?.hypothesis.draft.title ?? null,
    at: createdAt.toISOString(),
  };
}
