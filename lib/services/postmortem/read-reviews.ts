import { spanAnchor } from "@/lib/domain/anchor";
import { applyReviews } from "@/lib/domain/hypothesis-review";
import type { IncidentId } from "@/lib/domain/ids";
import { listAnalyses } from "@/lib/store/analysis-repository";
import { listHypothesisReviews } from "@/lib/store/hypothesis-review-repository";
import type { ServiceContext } from "../context";
import type { KnownReview } from "./known-incident";

const MAX_ANALYSES = 50;

/** What people said of the hypotheses of an incident, each as it read then. */
export async function readReviews(
  ctx: Pick<ServiceContext, "db" | "scope">,
  incidentId: IncidentId,
): Promise<KnownReview[]> {
  const analyses = await listAnalyses(ctx.db, ctx.scope, incidentId, MAX_ANALYSES);
  const ids = analyses.map(({ id }) => id);
  const all = await listHypothesisReviews(ctx.db, ctx.scope, ids);
  return all.flatMap((review) => {
    const { reviewer, decision, reason, analysisId, hypothesisId, number, createdAt } = review;
    const result = analyses.find(({ id }) => id === analysisId)?.result;
    const original = result?.hypotheses.find(({ id }) => id === hypothesisId);
    if (original === undefined) return [];
    const until = all.filter((one) => one.analysisId === analysisId && one.number <= number);
    const { draft, claims: judged } = applyReviews(original, until).hypothesis;
    const anchors = draft.rootSpanIds.slice(0, 1).map(spanAnchor);
    const claims = judged.flatMap(({ claim, verdict }) =>
      claim.essential && verdict === "supported" ? [claim.fact] : [],
    );
    return [{ reviewer, decision, reason, at: createdAt, title: draft.title, anchors, claims }];
  });
}
