import type { ProjectScope } from "@/lib/domain/project";
import type { Database } from "../database";

/** A service began to answer with another version than right before. */
export interface VersionTurn {
  readonly service: string;
  readonly version: string | null;
  readonly revision: string | null;
  readonly versionBefore: string | null;
  readonly revisionBefore: string | null;
  /** Start of its first request under the new version. */
  readonly atUnixNano: bigint;
}

export interface VersionTurnWindow {
  /** The first request of the new version began here or later. */
  readonly fromUnixNano: bigint;
  /** Exclusive. */
  readonly toUnixNano: bigint;
  /** A version that was there this long before its first request in the window is not new. */
  readonly quietNano: bigint;
  /** How far back another version is looked for. */
  readonly memoryNano: bigint;
  readonly limit: number;
}

interface TurnRow {
  readonly service: string;
  readonly version: string | null;
  readonly revision: string | null;
  readonly version_before: string | null;
  readonly revision_before: string | null;
  readonly at: string;
}

const REVISION = `coalesce(attributes ->> 'vcs.ref.head.revision',
  attributes ->> 'vcs.repository.ref.revision')`;

/**
 * Versions that began within the window: told by the spans of requests, not seen for a while before,
 * and after another version. The first version that a service ever told is no turn.
 */
export async function findVersionTurns(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  window: VersionTurnWindow,
): Promise<VersionTurn[]> {
  const { rows } = await db.pool.query<TurnRow>(
    `with seen as (
       select service, resource_id, min(start_unix_nano) as first from spans
        where project_id = $1 and is_entry and start_unix_nano >= $2 and start_unix_nano < $3
        group by 1, 2
     ), told as (
       select id, attributes ->> 'service.version' as version, ${REVISION} as revision
         from resources where project_id = $1
     ), begun as (
       select service, version, revision, min(first) as first
         from seen join told on told.id = seen.resource_id
        where version is not null or revision is not null group by 1, 2, 3
     )
     select begun.service, begun.version, begun.revision, begun.first as at,
            before.version as version_before, before.revision as revision_before
       from begun join lateral (
         select told.version, told.revision from spans join told on told.id = spans.resource_id
          where spans.project_id = $1 and spans.is_entry and spans.service = begun.service
            and spans.start_unix_nano < begun.first
            and spans.start_unix_nano >= begun.first - $5::bigint
          order by spans.start_unix_nano desc limit 1) as before on true
      where (before.version is not null or before.revision is not null)
        and (before.version, before.revision) is distinct from (begun.version, begun.revision)
        and not exists (
          select from spans join told on told.id = spans.resource_id
           where spans.project_id = $1 and spans.is_entry and spans.service = begun.service
             and spans.start_unix_nano < begun.first
             and spans.start_unix_nano >= begun.first - $4::bigint
             and (told.version, told.revision) is not distinct from (begun.version, begun.revision))
      order by begun.first, begun.service limit $6`,
    [
      scope.projectId,
      window.fromUnixNano,
      window.toUnixNano,
      window.quietNano,
      window.memoryNano,
      window.limit,
    ],
  );
  return rows.map(({ version_before, revision_before, at, ...row }) => ({
    ...row,
    versionBefore: version_before,
    revisionBefore: revision_before,
    atUnixNano: BigInt(at),
  }));
}
