import type { ProjectScope } from "@/lib/domain/project";
import type { EventCounts } from "@/lib/domain/slo";
import type { EntityStore } from "./database";

/** Events of one bucket. */
export interface StoredCount extends EventCounts {
  readonly startsAt: Date;
}

/** A stretch of time: from its start on, up to its end, which is not in it. */
export interface CountRange {
  readonly from: Date;
  readonly to: Date;
}

/** Puts the buckets of a range in the place of those that were there; empty ones need no row. */
export async function replaceCounts(
  db: EntityStore,
  scope: ProjectScope,
  name: string,
  range: CountRange,
  counts: readonly StoredCount[],
): Promise<void> {
  await db.prisma.sloCount.deleteMany({
    where: {
      projectId: scope.projectId,
      sloName: name,
      startsAt: { gte: range.from, lt: range.to },
    },
  });
  await db.prisma.sloCount.createMany({
    data: counts.map(({ startsAt, total, bad }) => ({
      projectId: scope.projectId,
      sloName: name,
      startsAt,
      total: BigInt(total),
      bad: BigInt(bad),
    })),
  });
}

/** Forgets the buckets that begin before a moment. */
export async function dropCountsBefore(
  db: EntityStore,
  scope: ProjectScope,
  name: string,
  before: Date,
): Promise<void> {
  await db.prisma.sloCount.deleteMany({
    where: { projectId: scope.projectId, sloName: name, startsAt: { lt: before } },
  });
}

/** What each window of these seconds before `end` holds. */
export async function sumWindows(
  db: EntityStore,
  scope: ProjectScope,
  name: string,
  end: Date,
  windows: readonly number[],
): Promise<Map<number, EventCounts>> {
  const rows = await db.prisma.$queryRaw<{ seconds: number; total: number; bad: number }[]>`
    select w.seconds, coalesce(sum(c.total), 0)::float8 as total, coalesce(sum(c.bad), 0)::float8 as bad
      from unnest(${[...windows]}::integer[]) as w(seconds)
      left join slo_counts as c on c.project_id = ${scope.projectId}::integer
       and c.slo_name = ${name} and c.starts_at < ${end}::timestamptz
       and c.starts_at >= ${end}::timestamptz - w.seconds * interval '1 second'
     group by w.seconds`;
  return new Map(rows.map(({ seconds, total, bad }) => [seconds, { total, bad }]));
}

/** The events of a range in steps of `stepSeconds` from its start; steps without events are left out. */
export async function listCounts(
  db: EntityStore,
  scope: ProjectScope,
  name: string,
  range: CountRange,
  stepSeconds: number,
): Promise<StoredCount[]> {
  return db.prisma.$queryRaw<StoredCount[]>`
    select date_bin(${stepSeconds}::integer * interval '1 second', starts_at,
             ${range.from}::timestamptz) as "startsAt",
           sum(total)::float8 as total, sum(bad)::float8 as bad
      from slo_counts
     where project_id = ${scope.projectId}::integer and slo_name = ${name}
       and starts_at >= ${range.from}::timestamptz and starts_at < ${range.to}::timestamptz
     group by 1 order by 1`;
}
