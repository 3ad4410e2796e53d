import type { ProjectScope } from "@/lib/domain/project";
import type { Database } from "../database";
import { SqlParameters } from "../sql-parameters";
import { LATENCY_STEP, type RequestFilter, requestConditions } from "./request-conditions";
import { REVISION, type ServiceVersion } from "./service-version";

/** Requests of one outcome and one step of duration, of one service. */
export interface ServiceCount {
  readonly service: string;
  readonly failed: boolean;
  readonly latencyStep: number;
  readonly count: number;
}

/** Of a service either what a step of duration holds, or what a version does. */
interface SummaryRow {
  readonly service: string;
  readonly failed: boolean | null;
  readonly step: number | null;
  readonly version: string | null;
  readonly revision: string | null;
  readonly count: string;
  readonly first: string | null;
  readonly last: string | null;
}

/**
 * The requests of the services that had the most, and the versions that answered them. Both by one
 * pass over the requests: over a week it is reading them that takes the time.
 */
export async function summarizeAllServices(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  times: Pick<RequestFilter, "fromUnixNano" | "toUnixNano">,
  most: { readonly services: number; readonly versions: number },
): Promise<{ counts: ServiceCount[]; versions: ServiceVersion[] }> {
  const parameters = new SqlParameters();
  const conditions = requestConditions(scope, { ...times, service: null, route: null }, parameters);
  const { rows } = await db.pool.query<SummaryRow>(
    `with counted as materialized (
       select service, resource_id, failure is not null as failed, ${LATENCY_STEP} as step,
              count(*) as count, min(start_unix_nano) as first, max(start_unix_nano) as last
         from spans where ${conditions} group by 1, 2, 3, 4
     ), busiest as (
       select service from counted group by service
        order by sum(count) desc, service limit ${parameters.add(most.services)}
     ), named as (
       select id, attributes ->> 'service.version' as version, ${REVISION} as revision
         from resources where project_id = $1 and id in (select resource_id from counted)
     ), steps as (
       select service, failed, step, null as version, null as revision, sum(count) as count,
              null::bigint as first, null::bigint as last
         from counted join busiest using (service) group by 1, 2, 3
     ), versions as (
       select service, null::boolean, null::integer, version, revision, sum(count), min(first) as first,
              max(last)
         from counted join named on named.id = counted.resource_id
        where version is not null or revision is not null
        group by service, version, revision
        order by service, first, version, revision limit ${parameters.add(most.versions)}
     )
     select * from steps union all select * from versions
      order by service, failed, step, first, version, revision`,
    parameters.values,
  );
  return {
    counts: rows.flatMap((row) => toCount(row) ?? []),
    versions: rows.flatMap((row) => toVersion(row) ?? []),
  };
}

function toCount({ service, failed, step, count }: SummaryRow): ServiceCount | null {
  if (failed === null || step === null) return null;
  return { service, failed, latencyStep: step, count: Number(count) };
}

function toVersion(row: SummaryRow): ServiceVersion | null {
  const { service, version, revision, count, first, last } = row;
  if (first === null || last === null) return null;
  const times = { firstUnixNano: BigInt(first), lastUnixNano: BigInt(last) };
  return { service, version, revision, total: Number(count), ...times };
}
