import type { AnalysisDto, AnalysisListDto } from "@/lib/domain/contracts/analysis";
import { notFound } from "@/lib/domain/errors";
import type { IncidentId } from "@/lib/domain/ids";
import { findAnalysis, listAnalyses } from "@/lib/store/analysis-repository";
import { listHypothesisReviews } from "@/lib/store/hypothesis-review-repository";
import type { ServiceContext } from "../context";
import { loadIncident } from "../incident/get-incident";
import { toAnalysisDto, toAnalysisSummaryDto } from "./to-analysis-dto";
import { toHypothesisSummaryDto } from "./to-review-dto";

const MAX_LISTED = 50;

/** An analysis with every claim's verdict. @throws `not_found` */
export async function getAnalysis(
  ctx: Pick<ServiceContext, "db" | "scope">,
  id: string,
): Promise<AnalysisDto> {
  const analysis = await findAnalysis(ctx.db, ctx.scope, id);
  if (analysis === null) throw notFound("analysis", id);
  return toAnalysisDto(analysis, await listHypothesisReviews(ctx.db, ctx.scope, [id]));
}

/** Every run over an incident, the newest first. @throws `not_found` */
export async function listIncidentAnalyses(
  ctx: Pick<ServiceContext, "db" | "scope">,
  incidentId: IncidentId,
): Promise<AnalysisListDto> {
  await loadIncident(ctx, incidentId);
  const analyses = await listAnalyses(ctx.db, ctx.scope, incidentId, MAX_LISTED);
  const ids = analyses.map(({ id }) => id);
  const reviews = await listHypothesisReviews(ctx.db, ctx.scope, ids);
  const items = analyses.map((analysis) => ({
    ...toAnalysisSummaryDto(analysis),
    hypotheses: (analysis.result?.hypotheses ?? []).map((one) =>
      toHypothesisSummaryDto(
        one,
        reviews.filter(({ analysisId }) => analysisId === analysis.id),
      ),
    ),
  }));
  return { items, nextCursor: null };
}
