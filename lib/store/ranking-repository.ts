import { RankingDto, TopSuspectDto } from "@/lib/domain/contracts/suspects";
import { type IncidentId, incidentNumberOf, toIncidentId } from "@/lib/domain/ids";
import type { ProjectScope } from "@/lib/domain/project";
import type { Prisma, Ranking as RankingRow } from "@/prisma/generated/client";
import type { Database, EntityStore } from "./database";

/** By which evidence and which version of the ranker a ranking was made. */
export interface RankingKey {
  readonly rankerVersion: string;
  readonly evidenceHash: string;
}

export interface StoredRanking extends RankingKey {
  readonly rankedAt: Date;
  /** When the evidence was last found to be this. */
  readonly checkedAt: Date;
  readonly result: RankingDto;
}

/** While an incident lasts, its evidence changes by the minute: of its rankings the newest are kept. */
const KEPT = 20;

/** Keeps a ranking; one that is there already for the same evidence and version stays as it is. */
export async function saveRanking(
  db: EntityStore,
  scope: ProjectScope,
  incidentId: IncidentId,
  ranking: Omit<StoredRanking, "checkedAt">,
): Promise<void> {
  const { rankedAt, result, ...key } = ranking;
  const data = {
    ...keyOf(scope, incidentId, key),
    rankedAt,
    checkedAt: rankedAt,
    // Parsed by the schema of the contract, which holds plain JSON alone.
    result: RankingDto.parse(result) as Prisma.InputJsonObject,
  };
  await db.prisma.ranking.createMany({
    data: [{ ...data, projectId: scope.projectId }],
    skipDuplicates: true,
  });
  await dropOld(db, scope, incidentId);
}

/**
 * Notes that the evidence is still, or again, what the ranking was made from; whether there is such
 * a ranking.
 */
export async function confirmRanking(
  db: EntityStore,
  scope: ProjectScope,
  incidentId: IncidentId,
  key: RankingKey,
  checkedAt: Date,
): Promise<boolean> {
  const { count } = await db.prisma.ranking.updateMany({
    where: { ...keyOf(scope, incidentId, key), projectId: scope.projectId },
    data: { checkedAt },
  });
  return count > 0;
}

/** The ranking of the evidence as it was last seen, by this version of the ranker; null before the first. */
export async function findLatestRanking(
  db: EntityStore,
  scope: ProjectScope,
  incidentId: IncidentId,
  rankerVersion: string,
): Promise<StoredRanking | null> {
  const row = await db.prisma.ranking.findFirst({
    where: {
      projectId: scope.projectId,
      incidentNumber: incidentNumberOf(incidentId),
      rankerVersion,
    },
    orderBy: { checkedAt: "desc" },
  });
  return row === null ? null : toStoredRanking(row);
}

/** The first suspect of each incident that was ranked by this version. */
export async function listTopSuspects(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  incidentIds: readonly IncidentId[],
  rankerVersion: string,
): Promise<Map<IncidentId, TopSuspectDto>> {
  const { rows } = await db.pool.query<{ incident_number: number; top: unknown }>(
    `select distinct on (incident_number) incident_number,
            jsonb_build_object(
              'status', result->'status',
              'confidence', result->'confidence',
              'suspect', case when result->>'status' <> 'abstained' and result->'suspects'->0 is not null
                then jsonb_build_object(
                  'kind', result->'suspects'->0->'kind',
                  'service', result->'suspects'->0->'service',
                  'operation', result->'suspects'->0->'operation',
                  'edge', result->'suspects'->0->'edge',
                  'probability', result->'suspects'->0->'probability')
                end
            ) as top
       from rankings
      where project_id = $1 and incident_number = any($2::integer[]) and ranker_version = $3
      order by incident_number, checked_at desc`,
    [scope.projectId, incidentIds.map(incidentNumberOf), rankerVersion],
  );
  return new Map(
    rows.map(({ incident_number, top }) => [
      toIncidentId(incident_number),
      TopSuspectDto.parse(top),
    ]),
  );
}

async function dropOld(
  db: EntityStore,
  scope: ProjectScope,
  incidentId: IncidentId,
): Promise<void> {
  const incidentNumber = incidentNumberOf(incidentId);
  const old = await db.prisma.ranking.findFirst({
    where: { projectId: scope.projectId, incidentNumber },
    orderBy: { checkedAt: "desc" },
    skip: KEPT,
    select: { checkedAt: true },
  });
  if (old === null) return;
  await db.prisma.ranking.deleteMany({
    where: { projectId: scope.projectId, incidentNumber, checkedAt: { lte: old.checkedAt } },
  });
}

function keyOf(scope: ProjectScope, incidentId: IncidentId, key: RankingKey) {
  const { rankerVersion, evidenceHash } = key;
  const incidentNumber = incidentNumberOf(incidentId);
  return { projectId: scope.projectId, incidentNumber, rankerVersion, evidenceHash };
}

function toStoredRanking(row: RankingRow): StoredRanking {
  const { rankerVersion, evidenceHash, rankedAt, checkedAt } = row;
  return {
    rankerVersion,
    evidenceHash,
    rankedAt,
    checkedAt,
    result: RankingDto.parse(row.result),
  };
}
