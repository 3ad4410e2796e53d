import { type IncidentId, incidentNumberOf } from "@/lib/domain/ids";
import type { ProjectScope } from "@/lib/domain/project";
import type { EntityStore } from "./database";

export interface StoredTracepack {
  readonly hash: string;
  readonly incidentId: IncidentId;
  /** Canonical JSON. */
  readonly content: string;
  readonly bytes: number;
  readonly createdAt: Date;
}

/** Keeps a pack under its hash; one that is there already is the same one. */
export async function keepTracepack(
  db: EntityStore,
  scope: ProjectScope,
  { incidentId, ...pack }: StoredTracepack,
): Promise<void> {
  await db.prisma.tracepack.createMany({
    data: [{ ...pack, projectId: scope.projectId, incidentNumber: incidentNumberOf(incidentId) }],
    skipDuplicates: true,
  });
}

/** The content of a pack that an analyst of this incident was given. */
export async function findTracepack(
  db: EntityStore,
  scope: ProjectScope,
  incidentId: IncidentId,
  hash: string,
): Promise<string | null> {
  const row = await db.prisma.tracepack.findFirst({
    where: { projectId: scope.projectId, hash, incidentNumber: incidentNumberOf(incidentId) },
    select: { content: true },
  });
  return row?.content ?? null;
}
