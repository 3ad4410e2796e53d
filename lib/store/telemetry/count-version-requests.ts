import type { ProjectScope } from "@/lib/domain/project";
import type { Database } from "../database";
import { SqlParameters } from "../sql-parameters";
import { LATENCY_STEP, type RequestFilter, requestConditions } from "./request-conditions";
import { REVISION } from "./service-version";

/** Requests of one outcome and one step of duration, that one version of a service answered. */
export interface VersionCount {
  /** `service.version`; null when only a revision is told. */
  readonly version: string | null;
  readonly revision: string | null;
  readonly failed: boolean;
  readonly latencyStep: number;
  readonly count: number;
  readonly firstUnixNano: bigint;
  readonly lastUnixNano: bigint;
}

interface VersionRow {
  readonly version: string | null;
  readonly revision: string | null;
  readonly failed: boolean;
  readonly step: number;
  readonly count: string;
  readonly first: string;
  readonly last: string;
}

const MOST_GROUPS = 20_000;

/** The requests of a service by version, of the `most` versions that answered last. */
export async function countVersionRequests(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  filter: Pick<RequestFilter, "fromUnixNano" | "toUnixNano"> & { readonly service: string },
  most: number,
): Promise<VersionCount[]> {
  const parameters = new SqlParameters();
  const conditions = requestConditions(scope, { ...filter, route: null }, parameters);
  const { rows } = await db.pool.query<VersionRow>(
    `with seen as (
       select resource_id, failure is not null as failed, ${LATENCY_STEP} as step,
              count(*) as count, min(start_unix_nano) as first, max(start_unix_nano) as last
         from spans where ${conditions} group by 1, 2, 3
     ), named as (
       select id, attributes ->> 'service.version' as version, ${REVISION} as revision
         from resources where project_id = $1 and id in (select resource_id from seen)
     ), counted as (
       select version, revision, failed, step, sum(count) as count, min(first) as first,
              max(last) as last
         from seen join named on named.id = seen.resource_id
        where version is not null or revision is not null group by 1, 2, 3, 4
     ), ranked as (
       select *, dense_rank() over (order by newest desc, version, revision) as turn from (
         select *, max(last) over (partition by version, revision) as newest from counted) as dated
     )
     select version, revision, failed, step, count, first, last from ranked
      where turn <= ${parameters.add(most)}
      order by turn, failed, step limit ${MOST_GROUPS}`,
    parameters.values,
  );
  return rows.map(({ step, count, first, last, ...row }) => ({
    ...row,
    latencyStep: step,
    count: Number(count),
    firstUnixNano: BigInt(first),
    lastUnixNano: BigInt(last),
  }));
}
