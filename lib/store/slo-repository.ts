import { FaultlineError, notFound } from "@/lib/domain/errors";
import type { ProjectScope } from "@/lib/domain/project";
import type { FiringRule, Slo, StoredSlo } from "@/lib/domain/slo";
import type { Prisma } from "@/prisma/generated/client";
import type { EntityStore } from "./database";
import { toFiringColumn, toStoredSlo, toWindowsColumn } from "./slo-row";

/** When an SLO was written, and from when on its events are to be counted. */
export interface SloTimes {
  readonly now: Date;
  readonly countedThrough: Date;
}

/** A new SLO, not counted yet. @throws `conflict` when its name is taken */
export async function createSlo(
  db: EntityStore,
  scope: ProjectScope,
  slo: Slo,
  { now, countedThrough }: SloTimes,
): Promise<StoredSlo> {
  const uncounted = { ...UNCOUNTED, countedThrough, createdAt: now, updatedAt: now };
  const { count } = await db.prisma.slo.createMany({
    data: [{ ...uncounted, projectId: scope.projectId, name: slo.name, definition: slo }],
    skipDuplicates: true,
  });
  if (count === 0) {
    throw new FaultlineError("conflict", `an SLO named ${slo.name} exists`, { name: slo.name });
  }
  return getSlo(db, scope, slo.name);
}

/**
 * Takes the place of the definition of that name. `recount` throws away what was counted, for a
 * definition that counts something else. @throws `not_found`
 */
export async function replaceSlo(
  db: EntityStore,
  scope: ProjectScope,
  slo: Slo,
  { now, recountFrom }: { readonly now: Date; readonly recountFrom: Date | null },
): Promise<StoredSlo> {
  const uncounted = recountFrom === null ? {} : { ...UNCOUNTED, countedThrough: recountFrom };
  if (recountFrom !== null) {
    await db.prisma.sloCount.deleteMany({
      where: { projectId: scope.projectId, sloName: slo.name },
    });
  }
  await db.prisma.slo.updateMany({
    where: { projectId: scope.projectId, name: slo.name },
    data: { ...uncounted, firing: [], evaluatedAt: null, definition: slo, updatedAt: now },
  });
  return getSlo(db, scope, slo.name);
}

/** @throws `not_found` */
export async function getSlo(
  db: EntityStore,
  scope: ProjectScope,
  name: string,
): Promise<StoredSlo> {
  const row = await db.prisma.slo.findUnique({
    where: { projectId_name: { projectId: scope.projectId, name } },
  });
  if (row === null) throw notFound("SLO", name);
  return toStoredSlo(row);
}

/** Every SLO of the project, by name. */
export async function listSlos(db: EntityStore, scope: ProjectScope): Promise<StoredSlo[]> {
  const rows = await db.prisma.slo.findMany({
    where: { projectId: scope.projectId },
    orderBy: { name: "asc" },
  });
  return rows.map(toStoredSlo);
}

/** With what was counted for it. */
export async function deleteSlo(db: EntityStore, scope: ProjectScope, name: string): Promise<void> {
  await db.prisma.slo.deleteMany({
    where: { projectId: scope.projectId, name },
  });
}

/** Until the transaction ends nobody else writes the SLO. @throws `not_found` */
export async function lockSlo(
  db: EntityStore,
  scope: ProjectScope,
  name: string,
): Promise<StoredSlo> {
  await db.prisma.$queryRaw`
    select name from slos where project_id = ${scope.projectId}::integer and name = ${name}
       for update`;
  return getSlo(db, scope, name);
}

/** What a tick found out. */
export interface SloTick {
  readonly countedThrough: Date;
  /** Null while counting has not caught up with the clock: then nothing was evaluated. */
  readonly evaluated: {
    readonly at: Date;
    readonly windows: StoredSlo["windows"];
    readonly firing: readonly FiringRule[];
  } | null;
  readonly reasons: readonly string[];
}

/** Keeps what a tick found out. */
export async function saveSloTick(
  db: EntityStore,
  scope: ProjectScope,
  name: string,
  { countedThrough, evaluated, reasons }: SloTick,
): Promise<void> {
  const columns =
    evaluated === null
      ? {}
      : {
          evaluatedAt: evaluated.at,
          windows: toWindowsColumn(evaluated.windows),
          firing: toFiringColumn(evaluated.firing),
        };
  await db.prisma.slo.updateMany({
    where: { projectId: scope.projectId, name },
    data: { ...columns, countedThrough, reasons: [...reasons] },
  });
}

const UNCOUNTED = {
  evaluatedAt: null,
  windows: [],
  firing: [],
  reasons: [],
} satisfies Partial<Prisma.SloCreateManyInput>;
