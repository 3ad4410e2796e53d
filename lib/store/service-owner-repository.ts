import type { ProjectScope } from "@/lib/domain/project";
import type { EntityStore } from "./database";

/** Whose service it is, as a person said. */
export interface SaidOwner {
  readonly owner: string;
  readonly setBy: string | null;
  readonly setAt: Date;
}

/** What a person said last; null when nobody did. */
export async function findSaidOwner(
  db: EntityStore,
  scope: ProjectScope,
  service: string,
): Promise<SaidOwner | null> {
  return db.prisma.serviceOwner.findUnique({
    where: { projectId_service: { projectId: scope.projectId, service } },
    select: { owner: true, setBy: true, setAt: true },
  });
}

/** In place of what was said before. */
export async function saveOwner(
  db: EntityStore,
  scope: ProjectScope,
  service: string,
  said: SaidOwner,
): Promise<void> {
  const { projectId } = scope;
  await db.prisma.serviceOwner.upsert({
    where: { projectId_service: { projectId, service } },
    create: { projectId, service, ...said },
    update: said,
  });
}

export async function clearOwner(
  db: EntityStore,
  scope: ProjectScope,
  service: string,
): Promise<void> {
  await db.prisma.serviceOwner.deleteMany({
    where: { projectId: scope.projectId, service },
  });
}
