import { listUnfinishedEvaluations } from "@/lib/store/evaluation-repository";
import type { ServiceContext } from "../context";
import { enqueueEvaluation } from "../jobs";
import { SILENT_AFTER_MS } from "./run-evaluation";

/** Asks again for runs that were never begun, or whose worker has died. Asking twice changes nothing. */
export async function resumeEvaluations(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
): Promise<void> {
  const silentSince = new Date(ctx.now().getTime() - SILENT_AFTER_MS);
  const ids = await listUnfinishedEvaluations(ctx.db, ctx.scope, silentSince);
  for (const id of ids) await enqueueEvaluation(id);
}
