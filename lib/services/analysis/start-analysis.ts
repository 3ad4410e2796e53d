import { randomUUID } from "node:crypto";
import { BUILT_IN_ANALYST } from "@/lib/analysis/analyst/write-hypotheses";
import { VERIFIER_VERSION } from "@/lib/analysis/citations/verify-claim";
import { RANKER_VERSION } from "@/lib/analysis/suspects/rank-suspects";
import type { AnalysisStatus, Analyst } from "@/lib/domain/analysis";
import { FaultlineError } from "@/lib/domain/errors";
import type { IncidentId } from "@/lib/domain/ids";
import { PROMPT_VERSION } from "@/lib/llm/analysis-prompt";
import { createAnalysis } from "@/lib/store/analysis-repository";
import { TRACEPACK_VERSION } from "@/lib/tracepack/tracepack-schema";
import type { ServiceContext } from "../context";
import { loadIncident } from "../incident/get-incident";
import { enqueueAnalysis } from "../jobs";
import { listDestinationsNow } from "./list-destinations";

/**
 * Asks an analyst; the work is done in the background. While one is under way for the incident, that
 * one is given back. @throws `not_found`, `conflict` when no model can be asked
 */
export async function startAnalysis(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
  incidentId: IncidentId,
  analyst: Analyst,
  requestedBy = "",
): Promise<{ id: string; status: AnalysisStatus }> {
  await loadIncident(ctx, incidentId);
  const destinations = await listDestinationsNow(ctx);
  const destination = destinations.find((one) => one.analyst === analyst);
  if (destination?.available !== true) {
    throw new FaultlineError("conflict", destination?.reason ?? "there is no such analyst");
  }
  const { analysis } = await createAnalysis(ctx.db, ctx.scope, {
    id: randomUUID(),
    incidentId,
    analyst,
    model: destination.model,
    versions: {
      analyst: analyst === "built-in" ? BUILT_IN_ANALYST : `prompt/${PROMPT_VERSION}`,
      ranker: RANKER_VERSION,
      verifier: VERIFIER_VERSION,
      pack: TRACEPACK_VERSION,
    },
    requestedBy: requestedBy === "" ? null : requestedBy,
    requestedAt: ctx.now(),
  });
  await enqueueAnalysis(analysis.id);
  return { id: analysis.id, status: analysis.status };
}
