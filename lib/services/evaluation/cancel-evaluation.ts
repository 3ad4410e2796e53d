import type { EvaluationDto } from "@/lib/domain/contracts/evaluation";
import { finishEvaluation, requestEvaluationCancel } from "@/lib/store/evaluation-repository";
import type { ServiceContext } from "../context";
import { getEvaluation, loadEvaluation } from "./get-evaluation";

/** Stops a run: one that waits at once, one that runs after its case. @throws `not_found` */
export async function cancelEvaluation(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
  id: string,
): Promise<EvaluationDto> {
  const { status } = await loadEvaluation(ctx, id);
  await requestEvaluationCancel(ctx.db, ctx.scope, id);
  if (status === "queued") {
    const end = { status: "failed", failure: "cancelled", summary: null } as const;
    await finishEvaluation(ctx.db, ctx.scope, id, { ...end, finishedAt: ctx.now() });
  }
  return getEvaluation(ctx, id);
}
