import { z } from "zod";
import { CHANGE_KINDS, type Change } from "@/lib/domain/change";
import type { ProjectScope } from "@/lib/domain/project";
import type { Change as ChangeRow } from "@/prisma/generated/client";
import type { EntityStore } from "./database";

export interface ChangeFilter {
  /** Inclusive. */
  readonly fromUnixNano: bigint;
  /** Exclusive. */
  readonly toUnixNano: bigint;
  readonly limit: number;
}

/** Keeps changes whose id is new; a known id is left as it was first told. */
export async function recordChanges(
  db: EntityStore,
  scope: ProjectScope,
  changes: readonly Change[],
): Promise<{ recorded: number; unchanged: number }> {
  const written = await db.prisma.change.createMany({
    data: changes.map((change) => ({ ...change, projectId: scope.projectId })),
    skipDuplicates: true,
  });
  return { recorded: written.count, unchanged: changes.length - written.count };
}

/** Changes in a window, newest first. */
export async function listChanges(
  db: EntityStore,
  scope: ProjectScope,
  filter: ChangeFilter,
): Promise<Change[]> {
  const rows = await db.prisma.change.findMany({
    where: {
      projectId: scope.projectId,
      atUnixNano: { gte: filter.fromUnixNano, lt: filter.toUnixNano },
    },
    orderBy: [{ atUnixNano: "desc" }, { id: "asc" }],
    take: filter.limit,
  });
  return rows.map(toChange);
}

/** Those of the ids that are known. */
export async function findChanges(
  db: EntityStore,
  scope: ProjectScope,
  ids: readonly string[],
): Promise<Change[]> {
  const rows = await db.prisma.change.findMany({
    where: { projectId: scope.projectId, id: { in: [...ids] } },
  });
  return rows.map(toChange);
}

function toChange(row: ChangeRow): Change {
  return {
    id: row.id,
    kind: z.enum(CHANGE_KINDS).parse(row.kind),
    service: row.service,
    version: row.version,
    atUnixNano: row.atUnixNano,
    title: row.title,
  };
}
