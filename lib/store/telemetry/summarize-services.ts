import type { ProjectScope } from "@/lib/domain/project";
import type { Database } from "../database";
import { SqlParameters } from "../sql-parameters";
import { LATENCY_STEP, type RequestFilter, requestConditions } from "./request-conditions";

/** Requests of one outcome and one step of duration, of one route as recorded. */
export interface RouteCount {
  readonly route: string;
  readonly failed: boolean;
  readonly latencyStep: number;
  readonly count: number;
}

type Times = Pick<RequestFilter, "fromUnixNano" | "toUnixNano">;

interface CountRow {
  readonly key: string;
  readonly failed: boolean;
  readonly step: number;
  readonly count: string;
}

/**
 * The requests of a service by route, `most` groups of one route, outcome and step of duration: the
 * largest, so that what is left out is what was asked for least.
 */
export async function countRouteRequests(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  filter: Times & { readonly service: string },
  most: number,
): Promise<RouteCount[]> {
  const parameters = new SqlParameters();
  const conditions = requestConditions(scope, { ...filter, route: null }, parameters);
  const { rows } = await db.pool.query<CountRow>(
    `select coalesce(route, name) as key, failure is not null as failed, ${LATENCY_STEP} as step,
            count(*) as count
       from spans where ${conditions} group by 1, 2, 3
      order by 4 desc, 1, 2, 3 limit ${parameters.add(most)}`,
    parameters.values,
  );
  return rows.map((row) => ({ route: row.key, ...toCount(row) }));
}

/** When the newest request of a service, or of any, began; null when there is none. */
export async function findNewestRequest(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  service: string | null = null,
): Promise<bigint | null> {
  const parameters = new SqlParameters();
  const conditions = [`project_id = ${parameters.add(scope.projectId)}`, "is_entry"];
  if (service !== null) conditions.push(`service = ${parameters.add(service)}`);
  const { rows } = await db.pool.query<{ start: string }>(
    `select start_unix_nano as start from spans where ${conditions.join(" and ")}
      order by start_unix_nano desc limit 1`,
    parameters.values,
  );
  return rows[0] === undefined ? null : BigInt(rows[0].start);
}

function toCount({ failed, step, count }: CountRow) {
  return { failed, latencyStep: step, count: Number(count) };
}
