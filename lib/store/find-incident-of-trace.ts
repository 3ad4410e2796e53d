import { type IncidentId, type TraceId, toIncidentId } from "@/lib/domain/ids";
import type { ProjectScope } from "@/lib/domain/project";
import type { EntityStore } from "./database";
import { findSurvivor } from "./merge-repository";

/**
 * The newest incident that keeps the trace as evidence of its failure, or the one that goes on for
 * it; null when there is none.
 */
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
  if (row === null) return null;
  const survivor = await findSurvivor(db, scope, toIncidentId(row.incidentNumber));
  return survivor?.id ?? null;
}
