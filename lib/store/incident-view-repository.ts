import { FaultlineError, notFound } from "@/lib/domain/errors";
import { IncidentFilters } from "@/lib/domain/incident-filters";
import type { IncidentView } from "@/lib/domain/incident-view";
import type { ProjectScope } from "@/lib/domain/project";
import { type IncidentView as IncidentViewRow, Prisma } from "@/prisma/generated/client";
import type { EntityStore } from "./database";

/** More than anybody finds their way in. */
export const MOST_VIEWS = 100;

type Fields = Pick<IncidentView, "name" | "filters" | "isDefault">;

/** Every view of the project, by name. */
export async function listIncidentViews(
  db: EntityStore,
  scope: ProjectScope,
): Promise<IncidentView[]> {
  const rows = await db.prisma.incidentView.findMany({
    where: { projectId: scope.projectId },
    orderBy: { name: "asc" },
  });
  return rows.map(toView);
}

/**
 * A new view; as the default it takes the place of the one before. Call within a transaction.
 * @throws `conflict` when its name is taken, or when there are too many
 */
export async function createIncidentView(
  db: EntityStore,
  scope: ProjectScope,
  view: Fields & { readonly createdBy: string | null; readonly now: Date },
): Promise<IncidentView> {
  const { projectId } = scope;
  const count = await db.prisma.incidentView.count({ where: { projectId } });
  if (count >= MOST_VIEWS) {
    const message = `there are ${count} views, and no more than ${MOST_VIEWS} can be: remove one first`;
    throw new FaultlineError("conflict", message, { most: MOST_VIEWS });
  }
  if (view.isDefault) await clearDefault(db, scope);
  const { now, ...fields } = view;
  return sayingTaken(fields.name, async () =>
    toView(
      await db.prisma.incidentView.create({
        data: { ...fields, projectId, createdAt: now, updatedAt: now },
      }),
    ),
  );
}

/** Changes the given fields alone. Call within a transaction. @throws `not_found`, `conflict` */
export async function updateIncidentView(
  db: EntityStore,
  scope: ProjectScope,
  id: number,
  { now, ...fields }: Partial<Fields> & { readonly now: Date },
): Promise<IncidentView> {
  const { projectId } = scope;
  const key = { projectId_id: { projectId, id } };
  if ((await db.prisma.incidentView.findUnique({ where: key })) === null) throw missing(id);
  if (fields.isDefault === true) await clearDefault(db, scope);
  return sayingTaken(fields.name ?? "", async () =>
    toView(
      await db.prisma.incidentView.update({ where: key, data: { ...fields, updatedAt: now } }),
    ),
  );
}

/** @throws `not_found` */
export async function deleteIncidentView(
  db: EntityStore,
  scope: ProjectScope,
  id: number,
): Promise<void> {
  const { count } = await db.prisma.incidentView.deleteMany({
    where: { projectId: scope.projectId, id },
  });
  if (count === 0) throw missing(id);
}

async function clearDefault(db: EntityStore, scope: ProjectScope): Promise<void> {
  await db.prisma.incidentView.updateMany({
    where: { projectId: scope.projectId, isDefault: true },
    data: { isDefault: false },
  });
}

function missing(id: number): FaultlineError {
  return notFound("view", String(id));
}

async function sayingTaken<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isTaken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
    if (!isTaken) throw error;
    throw new FaultlineError("conflict", `a view named ${name} exists`, { name });
  }
}

function toView(row: IncidentViewRow): IncidentView {
  const { id, name, isDefault, createdBy, updatedAt } = row;
  return { id, name, filters: IncidentFilters.parse(row.filters), isDefault, createdBy, updatedAt };
}
