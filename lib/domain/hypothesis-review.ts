import { z } from "zod";
import { Places, VerifiedHypothesis } from "./analysis";
import { Claim } from "./claim";
import { HypothesisDraft } from "./hypothesis";

export const REVIEW_DECISIONS = ["accepted", "edited", "rejected"] as const;
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number];

/** A hypothesis in a person's words: which of its claims stay, and which are new. */
export const HypothesisEdit = HypothesisDraft.omit({ claims: true, confidence: true }).extend({
  keptClaims: z.array(z.string().max(200)).max(30),
  addedClaims: z.array(Claim).max(10).default([]),
});
export type HypothesisEdit = z.output<typeof HypothesisEdit>;

/** The version that an edit made: every claim of it was verified again. */
export const EditedHypothesis = z.object({ hypothesis: VerifiedHypothesis, places: Places });
export type EditedHypothesis = z.infer<typeof EditedHypothesis>;

/** What one person said of one version of a hypothesis. None is ever changed. */
export interface HypothesisReview {
  readonly analysisId: string;
  /** Counted through all reviews of the analysis. */
  readonly number: number;
  readonly hypothesisId: string;
  /** The one that it is about; of an edit, the one that it made. */
  readonly version: number;
  readonly reviewer: string;
  readonly decision: ReviewDecision;
  /** In words; empty where none was asked for. */
  readonly reason: string;
  readonly edited: EditedHypothesis | null;
  readonly createdAt: Date;
}

/** A hypothesis as it stands after everything that was said of it. */
export interface ReviewedHypothesis {
  /** The latest version. */
  readonly hypothesis: VerifiedHypothesis;
  readonly version: number;
  /** Who made that version; null for the analyst. */
  readonly editedBy: string | null;
  /** What was said last of that version; null while nothing was. */
  readonly decision: HypothesisReview | null;
  /** The oldest first. */
  readonly reviews: readonly HypothesisReview[];
}

/** Applies the reviews of one hypothesis to what the analyst wrote. */
export function applyReviews(
  hypothesis: VerifiedHypothesis,
  all: readonly HypothesisReview[],
): ReviewedHypothesis {
  const reviews = all
    .filter(({ hypothesisId }) => hypothesisId === hypothesis.id)
    .sort((a, b) => a.number - b.number);
  const edit = reviews.findLast(({ edited }) => edited !== null);
  const version = edit?.version ?? 1;
  return {
    hypothesis: edit?.edited?.hypothesis ?? hypothesis,
    version,
    editedBy: edit?.reviewer ?? null,
    decision: reviews.findLast((one) => one.version === version) ?? null,
    reviews,
  };
}
