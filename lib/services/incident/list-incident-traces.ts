import type { z } from "zod";
import type { EvidenceTraceDto, EvidenceTraceListDto } from "@/lib/domain/contracts/incident";
import type { IncidentId } from "@/lib/domain/ids";
import type { EvidenceTrace } from "@/lib/domain/incident";
import { listEvidence } from "@/lib/store/evidence-repository";
import { listMergedInto } from "@/lib/store/merge-repository";
import { summarizeTraces, type TraceSummary } from "@/lib/store/telemetry/summarize-traces";
import type { ServiceContext } from "../context";
import { ensureEvidence } from "../evidence/ensure-evidence";
import { loadIncident } from "./get-incident";

/** Evidence traces, each with the reason it was chosen. @throws `not_found` */
export async function listIncidentTraces(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
  id: IncidentId,
): Promise<z.infer<typeof EvidenceTraceListDto>> {
  await ensureEvidence(ctx, await loadIncident(ctx, id));
  const evidence = await listWithMerged(ctx, id);
  const ids = [...new Set(evidence.map(({ traceId }) => traceId))];
  const summaries = await summarizeTraces(ctx.db, ctx.scope, ids);
  const byId = new Map(summaries.map((summary) => [summary.traceId, summary]));
  return {
    items: evidence.map((trace) => toDto(trace, byId.get(trace.traceId) ?? null)),
    nextCursor: null,
  };
}

/** Its own evidence first, then that of incidents merged into it which is not its own as well. */
async function listWithMerged(
  { db, scope }: Pick<ServiceContext, "db" | "scope">,
  id: IncidentId,
): Promise<EvidenceTrace[]> {
  const all = [...(await listEvidence(db, scope, id))];
  for (const merged of await listMergedInto(db, scope, id)) {
    for (const trace of await listEvidence(db, scope, merged)) {
      if (all.some(({ traceId }) => traceId === trace.traceId)) continue;
      const rank = all.filter(({ role }) => role === trace.role).length + 1;
      all.push({ ...trace, rank, reason: `${trace.reason} (${merged})` });
    }
  }
  return all;
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
