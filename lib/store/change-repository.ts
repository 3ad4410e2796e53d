import { z } from "zod";
import { CHANGE_KINDS, type Change } from "@/lib/domain/change";
import type { ProjectScope } from "@/lib/domain/project";
import type { Change as ChangeRow } from "@/prisma/generated/client";
import { decodeCursor, encodeCursor, type Page, toPage } from "./cursor";
import type { EntityStore } from "./database";

/** Unix nanoseconds and id of the last one of a page. */
const Position = z.tuple([z.string().regex(/^-?[0-9]{1,19}$/), z.string()]);

export interface ChangeFilter {
  /** Inclusive. */
  readonly fromUnixNano: bigint;
  /** Exclusive. */
  readonly toUnixNano: bigint;
  /** Those of these services and those of none; left out: of any. */
  readonly services?: readonly string[];
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
      ...(filter.services === undefined
        ? {}
        : { OR: [{ service: null }, { service: { in: [...filter.services] } }] }),
    },
    orderBy: [{ atUnixNano: "desc" }, { id: "asc" }],
    take: filter.limit,
  });
  return rows.map(toChange);
}

/** All changes page by page, newest first; of one service alone when it is named. */
export async function listChangePage(
  db: EntityStore,
  scope: ProjectScope,
  filter: {
    readonly service?: string | undefined;
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
): Promise<Page<Change>> {
  const after = filter.cursor === undefined ? null : decodeCursor(filter.cursor, Position);
  const at = after === null ? null : BigInt(after[0]);
  const rows = await db.prisma.change.findMany({
    where: {
      projectId: scope.projectId,
      ...(filter.service === undefined ? {} : { service: filter.service }),
      ...(after === null || at === null
        ? {}
        : { OR: [{ atUnixNano: { lt: at } }, { atUnixNano: at, id: { gt: after[1] } }] }),
    },
    orderBy: [{ atUnixNano: "desc" }, { id: "asc" }],
    take: filter.limit + 1,
  });
  return toPage(rows, filter.limit, toChange, ({ atUnixNano, id }) =>
    encodeCursor([String(atUnixNano), id]),
  );
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
