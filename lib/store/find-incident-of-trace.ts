import { type IncidentId, type TraceId, toIncidentId } from "@/lib/domain/ids";
import type { ProjectScope } from "@/lib/domain/project";
import type { EntityStore } from "./database";

/** The newest incident that keeps the trace as evidence of its failure, or null. */
export async function findIncidentOfTrace(
  db: EntityStore,
  scope: ProjectScope,
  traceId: TraceId,
): Promise<IncidentId | null> {
  const row = await db.prisma.evidenceTrace.findFirst({
    where: { projectId: scope.projectId, traceId, role: { not: "healthy" } },
    orderBy: { incidentNumber: "desc" },
    select: { incidentNumber: true },
  });
  return row === null ? null : toIncidentId(row.incidentNumber);
}
