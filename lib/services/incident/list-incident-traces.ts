import type { z } from "zod";
import type { EvidenceTraceDto, EvidenceTraceListDto } from "@/lib/domain/contracts/incident";
import type { IncidentId } from "@/lib/domain/ids";
import type { EvidenceTrace } from "@/lib/domain/incident";
import { listEvidence } from "@/lib/store/evidence-repository";
import { summarizeTraces, type TraceSummary } from "@/lib/store/telemetry/summarize-traces";
import type { ServiceContext } from "../context";
import { ensureEvidence } from "../evidence/ensure-evidence";
import { loadIncident } from "./get-incident";

/** Evidence traces, those of merged incidents too, each with the reason it was chosen. @throws `not_found` */
export async function listIncidentTraces(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
  id: IncidentId,
): Promise<z.infer<typeof EvidenceTraceListDto>> {
  await ensureEvidence(ctx, await loadIncident(ctx, id));
  const evidence = await listEvidence(ctx.db, ctx.scope, id);
  const ids = [...new Set(evidence.map(({ traceId }) => traceId))];
  const summaries = await summarizeTraces(ctx.db, ctx.scope, ids);
  const byId = new Map(summaries.map((summary) => [summary.traceId, summary]));
  return {
    items: evidence.map((trace) => toDto(trace, byId.get(trace.traceId) ?? null)),
    nextCursor: null,
  };
}

/** Without a summary when retention has dropped the trace meanwhile. */
function toDto(trace: EvidenceTrace, summary: TraceSummary | null): EvidenceTraceDto {
  return {
    ...trace,
    startUnixNano: summary === null ? null : String(summary.startUnixNano),
    durationNano: summary === null ? null : String(summary.durationNano),
    spanCount: summary?.spanCount ?? 0,
    errorSpanCount: summary?.errorSpanCount ?? 0,
    services: [...(summary?.services ?? [])],
    rootService: summary?.rootService ?? null,
    rootName: summary?.rootName ?? null,
  };
}
