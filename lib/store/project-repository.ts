import { FaultlineError } from "@/lib/domain/errors";
import { toProjectId } from "@/lib/domain/ids";
import type { ProjectScope } from "@/lib/domain/project";
import type { EntityStore } from "./database";

/** Created by the first migration. */
const DEFAULT_PROJECT_SLUG = "default";

/** The project that telemetry and alerts without one belong to. */
export async function getDefaultProject(db: EntityStore): Promise<ProjectScope> {
  const project = await db.prisma.project.findUnique({ where: { slug: DEFAULT_PROJECT_SLUG } });
  if (project === null) {
    throw new FaultlineError("internal", "the database holds no default project: migrate it first");
  }
  return { projectId: toProjectId(project.id) };
}

/** A new project; `slug` must be unused. */
export async function createProject(db: EntityStore, slug: string): Promise<ProjectScope> {
  const project = await db.prisma.project.create({ data: { slug } });
  return { projectId: toProjectId(project.id) };
}
