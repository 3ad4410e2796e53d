import { z } from "zod";
import { FaultlineError } from "@/lib/domain/errors";
import { type IncidentId, incidentNumberOf, toIncidentId } from "@/lib/domain/ids";
import type { ProjectScope } from "@/lib/domain/project";
import { type StoredVerdict, VerdictContent } from "@/lib/domain/verdict";
import { VERDICT_ROLES } from "@/lib/domain/verdict-words";
import type { Prisma, Verdict as VerdictRow } from "@/prisma/generated/client";
import type { EntityStore } from "./database";

/** A verdict before it has its numbers. */
export type NewVerdict = Omit<StoredVerdict, "number" | "version"> & {
  /** The author's version that it amends; null for the first. */
  readonly replaces: number | null;
};

/**
 * Keeps a verdict as the author's next version. Call within `withEntityTransaction`: the incident is
 * locked until that ends. @throws `conflict` when the author's latest is another than it amends
 */
export async function appendVerdict(
  db: EntityStore,
  scope: ProjectScope,
  { replaces, content, ...verdict }: NewVerdict,
): Promise<StoredVerdict> {
  const incidentNumber = incidentNumberOf(verdict.incidentId);
  await db.prisma.$queryRaw`
    select number from incidents
     where project_id = ${scope.projectId}::integer and number = ${incidentNumber}::integer
       for update`;
  const all = await listVerdicts(db, scope, verdict.incidentId);
  const latest = all.findLast(
    ({ author, role }) => author === verdict.author && role === verdict.role,
  );
  assertReplacesLatest(verdict, latest?.version ?? null, replaces);
  const row = await db.prisma.verdict.create({
    data: {
      projectId: scope.projectId,
      incidentNumber,
      number: (all.at(-1)?.number ?? 0) + 1,
      author: verdict.author,
      role: verdict.role,
      version: (latest?.version ?? 0) + 1,
      isBlind: verdict.isBlind,
      content: content satisfies Prisma.InputJsonObject,
      createdAt: verdict.createdAt,
    },
  });
  return toStoredVerdict(row);
}

function assertReplacesLatest(
  { incidentId, author, role }: Pick<StoredVerdict, "incidentId" | "author" | "role">,
  latest: number | null,
  replaces: number | null,
): void {
  if (latest === replaces) return;
  const has = latest === null ? "has none yet" : `is at version ${latest}`;
  const wanted = replaces === null ? "a first one" : `one that amends version ${replaces}`;
  const message = `the ${role} of ${author} on ${incidentId} ${has}, and ${wanted} was given`;
  throw new FaultlineError("conflict", message, { incidentId, author, role, latest });
}

/** Every version of every verdict on an incident, the oldest first. */
export async function listVerdicts(
  db: EntityStore,
  scope: ProjectScope,
  incidentId: IncidentId,
): Promise<StoredVerdict[]> {
  const rows = await db.prisma.verdict.findMany({
    where: { projectId: scope.projectId, incidentNumber: incidentNumberOf(incidentId) },
    orderBy: { number: "asc" },
  });
  return rows.map(toStoredVerdict);
}

/** Those of every incident of the project, the oldest first within each. */
export async function listVerdictsByIncident(
  db: EntityStore,
  scope: ProjectScope,
): Promise<Map<IncidentId, StoredVerdict[]>> {
  const rows = await db.prisma.verdict.findMany({
    where: { projectId: scope.projectId },
    orderBy: [{ incidentNumber: "asc" }, { number: "asc" }],
  });
  const byIncident = new Map<IncidentId, StoredVerdict[]>();
  for (const verdict of rows.map(toStoredVerdict)) {
    const list = byIncident.get(verdict.incidentId);
    if (list === undefined) byIncident.set(verdict.incidentId, [verdict]);
    else list.push(verdict);
  }
  return byIncident;
}

/** Throws when a row is not what `appendVerdict` wrote. */
function toStoredVerdict(row: VerdictRow): StoredVerdict {
  return {
    incidentId: toIncidentId(row.incidentNumber),
    number: row.number,
    author: row.author,
    role: z.enum(VERDICT_ROLES).parse(row.role),
    version: row.version,
    isBlind: row.isBlind,
    content: VerdictContent.parse(row.content),
    createdAt: row.createdAt,
  };
}
