import type { ProjectScope } from "@/lib/domain/project";
import type { Database } from "../database";
import { SqlParameters } from "../sql-parameters";
import { type RequestFilter, requestConditions } from "./request-conditions";

/** A version that served requests of a service, as the resources of its spans tell. */
export interface ServiceVersion {
  readonly service: string;
  /** `service.version`; null when only a revision is told. */
  readonly version: string | null;
  /** `vcs.ref.head.revision`, or an older name of it. */
  readonly revision: string | null;
  readonly total: number;
  readonly firstUnixNano: bigint;
  readonly lastUnixNano: bigint;
}

interface VersionRow {
  readonly service: string;
  readonly version: string | null;
  readonly revision: string | null;
  readonly total: string;
  readonly first: string;
  readonly last: string;
}

/** The revision that a resource tells, in SQL over its attributes. */
export const REVISION = `coalesce(attributes ->> 'vcs.ref.head.revision',
  attributes ->> 'vcs.repository.ref.revision')`;

/** Versions by service and when they were first seen; at most `most`. Of all services for null. */
export async function listServiceVersions(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  filter: Pick<RequestFilter, "service" | "fromUnixNano" | "toUnixNano">,
  most: number,
): Promise<ServiceVersion[]> {
  const parameters = new SqlParameters();
  const conditions = requestConditions(scope, { ...filter, route: null }, parameters);
  const { rows } = await db.pool.query<VersionRow>(
    `with seen as (
       select service, resource_id, count(*) as total, min(start_unix_nano) as first,
              max(start_unix_nano) as last
         from spans where ${conditions} group by 1, 2
     ), named as (
       select id, attributes ->> 'service.version' as version, ${REVISION} as revision
         from resources where project_id = $1 and id in (select resource_id from seen)
     )
     select service, version, revision, sum(total) as total, min(first) as first, max(last) as last
       from seen join named on named.id = seen.resource_id
      where version is not null or revision is not null
      group by 1, 2, 3 order by 1, 5, 2, 3 limit ${parameters.add(most)}`,
    parameters.values,
  );
  return rows.map(({ service, version, revision, total, first, last }) => ({
    service,
    version,
    revision,
    total: Number(total),
    firstUnixNano: BigInt(first),
    lastUnixNano: BigInt(last),
  }));
}
