import { listUnfinished } from "@/lib/store/analysis-repository";
import type { ServiceContext } from "../context";
import { enqueueAnalysis } from "../jobs";
import { SILENT_AFTER_MS } from "./run-analysis";

/** Asks again for what was never begun, or whose worker has died. Asking twice changes nothing. */
export async function resumeAnalyses(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
): Promise<void> {
  const silentSince = new Date(ctx.now().getTime() - SILENT_AFTER_MS);
  for (const id of await listUnfinished(ctx.db, ctx.scope, silentSince)) await enqueueAnalysis(id);
}
