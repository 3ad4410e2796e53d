import { z } from "zod";
import { FaultlineError } from "@/lib/domain/errors";
import { type IncidentId, incidentNumberOf, toIncidentId } from "@/lib/domain/ids";
import {
  POSTMORTEM_STATUSES,
  PostmortemContent,
  type StoredPostmortem,
} from "@/lib/domain/postmortem";
import type { ProjectScope } from "@/lib/domain/project";
import type { Postmortem as PostmortemRow, Prisma } from "@/prisma/generated/client";
import type { EntityStore } from "./database";

/** A version, or a step of one, before it has its number. */
export type NewPostmortem = Omit<StoredPostmortem, "number"> & {
  /** The number of what it was made from; null for the first. */
  readonly base: number | null;
};

/**
 * Keeps a version of a postmortem, or a step of one. Call within `withEntityTransaction`: the
 * incident is locked until that ends. @throws `conflict` when its base is not the latest
 */
export async function appendPostmortem(
  db: EntityStore,
  scope: ProjectScope,
  { base, incidentId, ...postmortem }: NewPostmortem,
): Promise<StoredPostmortem> {
  const incidentNumber = incidentNumberOf(incidentId);
  await db.prisma.$queryRaw`
    select number from incidents
     where project_id = ${scope.projectId}::integer and number = ${incidentNumber}::integer
       for update`;
  const latest = await findLatestPostmortem(db, scope, incidentId);
  if ((latest?.number ?? null) !== base) {
    const message =
      latest === null
        ? `the postmortem of ${incidentId} has no version yet`
        : `version ${latest.version} of the postmortem of ${incidentId} was kept meanwhile, ${latest.status} by ${latest.author}`;
    const details = { incidentId, latest: latest?.number ?? null };
    throw new FaultlineError("conflict", message, details);
  }
  const row = await db.prisma.postmortem.create({
    data: {
      ...postmortem,
      projectId: scope.projectId,
      incidentNumber,
      number: (base ?? 0) + 1,
      content: postmortem.content satisfies Prisma.InputJsonObject,
      despite: [...postmortem.despite],
    },
  });
  return toStoredPostmortem(row);
}

/** What was kept last; null while nothing was. */
export async function findLatestPostmortem(
  db: EntityStore,
  scope: ProjectScope,
  incidentId: IncidentId,
): Promise<StoredPostmortem | null> {
  const row = await db.prisma.postmortem.findFirst({
    where: { projectId: scope.projectId, incidentNumber: incidentNumberOf(incidentId) },
    orderBy: { number: "desc" },
  });
  return row === null ? null : toStoredPostmortem(row);
}

/** Every version and every step, the oldest first. */
export async function listPostmortems(
  db: EntityStore,
  scope: ProjectScope,
  incidentId: IncidentId,
): Promise<StoredPostmortem[]> {
  const rows = await db.prisma.postmortem.findMany({
    where: { projectId: scope.projectId, incidentNumber: incidentNumberOf(incidentId) },
    orderBy: { number: "asc" },
  });
  return rows.map(toStoredPostmortem);
}

/** Throws when a row is not what `appendPostmortem` wrote. */
function toStoredPostmortem(row: PostmortemRow): StoredPostmortem {
  return {
    incidentId: toIncidentId(row.incidentNumber),
    number: row.number,
    version: row.version,
    status: z.enum(POSTMORTEM_STATUSES).parse(row.status),
    author: row.author,
    content: PostmortemContent.parse(row.content),
    despite: row.despite,
    createdAt: row.createdAt,
  };
}
