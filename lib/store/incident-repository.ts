import { notFound } from "@/lib/domain/errors";
import { type IncidentId, incidentNumberOf, toIncidentId } from "@/lib/domain/ids";
import type { Incident } from "@/lib/domain/incident";
import type { ProjectScope } from "@/lib/domain/project";
import { Prisma } from "@/prisma/generated/client";
import type { EntityStore } from "./database";
import {
  type IncidentFields,
  toEvidenceColumn,
  toIncident,
  toIncidentColumns,
  toLeadColumn,
  toNumber,
} from "./incident-row";

/** The incident, or null. */
export async function findIncident(
  db: EntityStore,
  scope: ProjectScope,
  id: IncidentId,
): Promise<Incident | null> {
  const row = await db.prisma.incident.findUnique({
    where: {
      projectId_number: { projectId: scope.projectId, number: incidentNumberOf(id) },
    },
  });
  return row === null ? null : toIncident(row);
}

/** Ids of incidents that were opened before `openedBefore` and had not ended by `endedAfter`, newest first. */
export async function listIncidentIdsAround(
  db: EntityStore,
  scope: ProjectScope,
  filter: { readonly openedBefore: Date; readonly endedAfter: Date; readonly limit: number },
): Promise<IncidentId[]> {
  const rows = await db.prisma.incident.findMany({
    where: {
      projectId: scope.projectId,
      openedAt: { lt: filter.openedBefore },
      mergedInto: null,
      OR: [{ resolvedAt: null }, { resolvedAt: { gt: filter.endedAfter } }],
    },
    orderBy: { openedAt: "desc" },
    take: filter.limit,
    select: { number: true },
  });
  return rows.map((row) => toIncidentId(row.number));
}

/**
 * Opens an incident under the project's next number. Numbers rise without a gap when called within
 * `withEntityTransaction`; the project's row is locked until that ends.
 */
export async function createIncident(
  db: EntityStore,
  scope: ProjectScope,
  fields: IncidentFields,
): Promise<Incident> {
  const project = await db.prisma.project.update({
    where: { id: scope.projectId },
    data: { nextIncidentNumber: { increment: 1 } },
    select: { nextIncidentNumber: true },
  });
  const { leadAlert, ...plain } = fields;
  const row = await db.prisma.incident.create({
    data: {
      ...plain,
      ...(leadAlert === undefined ? {} : { leadAlert: toLeadColumn(leadAlert) }),
      services: [...fields.services],
      evidence: toEvidenceColumn(fields.evidence),
      mergedInto: toNumber(fields.mergedInto),
      projectId: scope.projectId,
      number: project.nextIncidentNumber - 1,
    },
  });
  return toIncident(row);
}

/** Changes the given fields alone. `not_found` when there is no such incident. */
export async function updateIncident(
  db: EntityStore,
  scope: ProjectScope,
  id: IncidentId,
  changes: Partial<IncidentFields>,
): Promise<Incident> {
  try {
    const row = await db.prisma.incident.update({
      where: {
        projectId_number: { projectId: scope.projectId, number: incidentNumberOf(id) },
      },
      data: toIncidentColumns(changes),
    });
    return toIncident(row);
  } catch (error) {
    throw isMissingRow(error) ? notFound("incident", id) : error;
  }
}

function isMissingRow(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2025";
}
