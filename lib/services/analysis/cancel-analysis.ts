import type { AnalysisDto } from "@/lib/domain/contracts/analysis";
import { finishAnalysis, requestCancel } from "@/lib/store/analysis-repository";
import type { ServiceContext } from "../context";
import { getAnalysis } from "./get-analysis";

/** Stops an analysis that is under way; one that has ended stays as it is. @throws `not_found` */
export async function cancelAnalysis(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
  id: string,
): Promise<AnalysisDto> {
  await requestCancel(ctx.db, ctx.scope, id);
  await finishAnalysis(ctx.db, ctx.scope, id, {
    status: "failed",
    finishedAt: ctx.now(),
    failure: "cancelled",
    answer: null,
    usage: null,
    result: null,
  });
  return getAnalysis(ctx, id);
}
