import { hasFailingRoot } from "@/lib/analysis/citations/failing-root";
import { indexEvidence } from "@/lib/analysis/citations/index-evidence";
import type { Analysis, VerifiedHypothesis } from "@/lib/domain/analysis";
import type { AnalysisDto, HypothesisReviewBody } from "@/lib/domain/contracts/analysis";
import { FaultlineError, notFound } from "@/lib/domain/errors";
import type { HypothesisDraft } from "@/lib/domain/hypothesis";
import {
  applyReviews,
  type EditedHypothesis,
  type HypothesisEdit,
} from "@/lib/domain/hypothesis-review";
import { findAnalysis } from "@/lib/store/analysis-repository";
import {
  appendHypothesisReview,
  listHypothesisReviews,
} from "@/lib/store/hypothesis-review-repository";
import { withEntityTransaction } from "@/lib/store/transaction";
import type { ServiceContext } from "../context";
import { loadIncident } from "../incident/get-incident";
import { getAnalysis } from "./get-analysis";
import { judgeDraft } from "./judge-draft";
import { loadCitedEvidence } from "./load-cited-evidence";

type Context = Pick<ServiceContext, "db" | "scope" | "now">;

export interface ReviewedId {
  readonly analysisId: string;
  readonly hypothesisId: string;
}

/**
 * Keeps what a person says of a hypothesis. An edit becomes its next version only when every claim
 * that carries it holds against the evidence as it is now. @throws `not_found`; `invalid_request`
 * with the reasons why an edit does not hold; `conflict` when another version is the latest
 */
export async function reviewHypothesis(
  ctx: Context,
  id: ReviewedId,
  body: HypothesisReviewBody,
): Promise<AnalysisDto> {
  const analysis = await findAnalysis(ctx.db, ctx.scope, id.analysisId);
  const published = analysis?.result?.hypotheses.find((one) => one.id === id.hypothesisId);
  if (analysis === null || published === undefined) throw notFound("hypothesis", id.hypothesisId);
  const edited =
    body.decision === "edited" ? await judgeEdit(ctx, analysis, published, body.edit) : null;
  await withEntityTransaction(ctx.db, (store) =>
    appendHypothesisReview(store, ctx.scope, {
      ...id,
      of: body.version,
      reviewer: body.reviewer,
      decision: body.decision,
      reason: body.reason,
      edited,
      createdAt: ctx.now(),
    }),
  );
  return getAnalysis(ctx, id.analysisId);
}

async function judgeEdit(
  ctx: Context,
  analysis: Analysis,
  published: VerifiedHypothesis,
  edit: HypothesisEdit,
): Promise<EditedHypothesis> {
  const reviews = await listHypothesisReviews(ctx.db, ctx.scope, [analysis.id]);
  const draft = toDraft(applyReviews(published, reviews).hypothesis, edit);
  const evidence = await loadCitedEvidence(ctx, await loadIncident(ctx, analysis.incidentId));
  const index = indexEvidence(evidence, hasFailingRoot);
  const { hypotheses, rejected, places } = judgeDraft(
    { hypotheses: [draft], couldNotSee: [] },
    index,
  );
  const [hypothesis] = hypotheses;
  const reasons = rejected.flatMap((one) => one.reasons);
  if (hypothesis === undefined || reasons.length > 0) {
    const message = `the edit does not hold: ${reasons.join("; ")}`;
    throw new FaultlineError("invalid_request", message, { reasons });
  }
  return { hypothesis: { ...hypothesis, id: published.id }, places };
}

/** @throws `invalid_request` when it keeps a claim that is not there, or two have one id */
function toDraft(before: VerifiedHypothesis, edit: HypothesisEdit): HypothesisDraft {
  const { keptClaims, addedClaims, ...words } = edit;
  const known = new Map(before.claims.map(({ claim }) => [claim.id, claim]));
  const unknown = keptClaims.filter((claimId) => !known.has(claimId));
  const claims = [...keptClaims.flatMap((claimId) => known.get(claimId) ?? []), ...addedClaims];
  const isTwice = new Set(claims.map((claim) => claim.id)).size < claims.length;
  if (unknown.length > 0 || isTwice || claims.length === 0) {
    const problem =
      unknown.length > 0
        ? `it has no claims ${unknown.join(", ")}`
        : isTwice
          ? "two of its claims have one id"
          : "it is left without a claim";
    throw new FaultlineError("invalid_request", `the edit cannot be read: ${problem}`, { unknown });
  }
  return { ...before.draft, ...words, claims };
}
