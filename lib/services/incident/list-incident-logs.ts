import type { LogListDto } from "@/lib/domain/contracts/trace";
import type { IncidentId } from "@/lib/domain/ids";
import { listEvidence } from "@/lib/store/evidence-repository";
import type { ServiceContext } from "../context";
import { listTraceLogs } from "../trace/list-trace-logs";
import { loadIncident } from "./get-incident";

/** Log records of the evidence's traces, but for the healthy ones, in time order. @throws `not_found` */
export async function listIncidentLogs(
  ctx: Pick<ServiceContext, "db" | "scope">,
  id: IncidentId,
  page: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<LogListDto> {
  await loadIncident(ctx, id);
  const evidence = await listEvidence(ctx.db, ctx.scope, id);
  const failing = evidence.filter(({ role }) => role !== "healthy").map(({ traceId }) => traceId);
  return listTraceLogs(ctx, [...new Set(failing)], page);
}
