import type { ProjectScope } from "@/lib/domain/project";
import type { Database } from "../database";
import { SqlParameters } from "../sql-parameters";
import { LATENCY_STEP, type RequestFilter, requestConditions } from "./request-conditions";

/** Requests of one outcome and one step of duration that began in the bucket of that turn. */
export interface RequestCount {
  /** The first bucket is 0. */
  readonly index: number;
  readonly failed: boolean;
  readonly latencyStep: number;
  readonly count: number;
}

/** Requests by when they began, how they ended and how long they took. */
export async function countRequests(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  filter: RequestFilter & { readonly bucketNano: bigint },
): Promise<RequestCount[]> {
  const parameters = new SqlParameters();
  const conditions = requestConditions(scope, filter, parameters);
  const from = parameters.add(filter.fromUnixNano);
  const { rows } = await db.pool.query<{
    index: string;
    failed: boolean;
    step: number;
    count: string;
  }>(
    `select (start_unix_nano - ${from}::bigint) / ${parameters.add(filter.bucketNano)}::bigint as index,
            failure is not null as failed, ${LATENCY_STEP} as step, count(*) as count
       from spans where ${conditions} group by 1, 2, 3 order by 1, 2, 3`,
    parameters.values,
  );
  return rows.map(({ index, failed, step, count }) => ({
    index: Number(index),
    failed,
    latencyStep: step,
    count: Number(count),
  }));
}

/** When the first and the last request began; null when there was none. */
export async function findRequestExtent(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  filter: RequestFilter,
): Promise<{ readonly firstUnixNano: bigint; readonly lastUnixNano: bigint } | null> {
  const parameters = new SqlParameters();
  const conditions = requestConditions(scope, filter, parameters);
  const { rows } = await db.pool.query<{ first: string | null; last: string | null }>(
    `select min(start_unix_nano) as first, max(start_unix_nano) as last from spans where ${conditions}`,
    parameters.values,
  );
  const { first = null, last = null } = rows[0] ?? {};
  if (first === null || last === null) return null;
  return { firstUnixNano: BigInt(first), lastUnixNano: BigInt(last) };
}
