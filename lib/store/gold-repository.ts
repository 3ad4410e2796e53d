import { z } from "zod";
import { FaultlineError, notFound } from "@/lib/domain/errors";
import { type GoldCase, GoldLabel } from "@/lib/domain/gold-case";
import { GOLD_SPLITS } from "@/lib/domain/gold-split";
import type { ProjectScope } from "@/lib/domain/project";
import type { GoldCase as GoldRow, Prisma } from "@/prisma/generated/client";
import type { EntityStore } from "./database";

export interface GoldFilter {
  /** Every version and what is retired; else of each case the latest, unless that is retired. */
  readonly all: boolean;
  readonly split?: GoldCase["split"] | undefined;
}

/** Cases by id, then version. */
export async function listGoldCases(
  db: EntityStore,
  scope: ProjectScope,
  { all, split }: GoldFilter,
): Promise<GoldCase[]> {
  const rows = await db.prisma.goldCase.findMany({
    where: { projectId: scope.projectId, ...(split === undefined ? {} : { split }) },
    orderBy: [{ id: "asc" }, { version: "asc" }],
  });
  const cases = rows.map(toGoldCase);
  if (all) return cases;
  const latest = new Map(cases.map((one) => [one.id, one]));
  return [...latest.values()].filter(({ retired }) => retired === null);
}

/** Every version of a case, the oldest first. */
export async function listVersions(
  db: EntityStore,
  scope: ProjectScope,
  id: string,
): Promise<GoldCase[]> {
  const rows = await db.prisma.goldCase.findMany({
    where: { projectId: scope.projectId, id },
    orderBy: { version: "asc" },
  });
  return rows.map(toGoldCase);
}

/** The split in which cases of an incident stand; null when there are none yet. */
export async function findSplit(
  db: EntityStore,
  scope: ProjectScope,
  incident: string,
): Promise<GoldCase["split"] | null> {
  const row = await db.prisma.goldCase.findFirst({
    where: { projectId: scope.projectId, incident },
  });
  return row === null ? null : toGoldCase(row).split;
}

/** Keeps a version of a case and, where they are new, its files. @throws `conflict` when it is there */
export async function insertGoldCase(
  db: EntityStore,
  scope: ProjectScope,
  { label, tags, retired: _new, ...gold }: GoldCase,
  evidence: Uint8Array<ArrayBuffer>,
): Promise<void> {
  await db.prisma.goldEvidence.createMany({
    data: [{ projectId: scope.projectId, hash: gold.evidenceHash, content: evidence }],
    skipDuplicates: true,
  });
  const { count } = await db.prisma.goldCase.createMany({
    data: [
      {
        ...gold,
        projectId: scope.projectId,
        tags: [...tags],
        // Parsed by its schema, which holds plain JSON alone.
        label: GoldLabel.parse(label) as Prisma.InputJsonObject,
      },
    ],
    skipDuplicates: true,
  });
  if (count === 0) {
    const message = `${gold.id} version ${gold.version} exists`;
    throw new FaultlineError("conflict", message, { id: gold.id, version: gold.version });
  }
}

/** The gzipped files of a case. @throws `not_found` */
export async function readGoldEvidence(
  db: EntityStore,
  scope: ProjectScope,
  hash: string,
): Promise<Uint8Array> {
  const row = await db.prisma.goldEvidence.findUnique({
    where: { projectId_hash: { projectId: scope.projectId, hash } },
  });
  if (row === null) throw notFound("evidence", hash);
  return row.content;
}

/** Retires every version of a case that is not retired yet; how many that were. */
export async function retireGoldCase(
  db: EntityStore,
  scope: ProjectScope,
  id: string,
  { at, by, reason }: NonNullable<GoldCase["retired"]>,
): Promise<number> {
  const { count } = await db.prisma.goldCase.updateMany({
    where: { projectId: scope.projectId, id, retiredAt: null },
    data: { retiredAt: at, retiredBy: by, retireReason: reason },
  });
  return count;
}

function toGoldCase(row: GoldRow): GoldCase {
  const { retiredAt, retiredBy, retireReason } = row;
  return {
    id: row.id,
    version: row.version,
    schemaVersion: row.schemaVersion,
    incident: row.incident,
    split: z.enum(GOLD_SPLITS).parse(row.split),
    tags: row.tags,
    label: GoldLabel.parse(row.label),
    evidenceHash: row.evidenceHash,
    contentHash: row.contentHash,
    frozenBy: row.frozenBy,
    createdAt: row.createdAt,
    retired:
      retiredAt === null
        ? null
        : { at: retiredAt, by: retiredBy ?? "", reason: retireReason ?? "" },
  };
}
