import type { ProjectScope } from "@/lib/domain/project";
import type { EntityStore } from "./database";

export interface StoredRedaction {
  readonly tokenKey: string;
  readonly allowedAttributes: readonly string[];
}

/** The project's policy; made with `tokenKey` when it has none yet. */
export async function ensureRedaction(
  db: EntityStore,
  scope: ProjectScope,
  tokenKey: string,
): Promise<StoredRedaction> {
  const { projectId } = scope;
  const found = await db.prisma.redactionPolicy.findUnique({ where: { projectId } });
  if (found !== null) return found;
  await db.prisma.redactionPolicy.createMany({
    data: [{ projectId, tokenKey, allowedAttributes: [] }],
    skipDuplicates: true,
  });
  return db.prisma.redactionPolicy.findUniqueOrThrow({ where: { projectId } });
}
