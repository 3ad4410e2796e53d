import type { TraceId } from "@/lib/domain/ids";
import type { ProjectScope } from "@/lib/domain/project";
import type { Database } from "../database";
import type { MetricFilter } from "./list-metrics";

/** What stands for rows without reading them: equal digests, equal rows. */
export interface RowsDigest {
  /** The trace, or the service and the metric. */
  readonly key: string;
  readonly count: number;
  readonly digest: string;
}

/** One digest for the spans of each trace that is stored, by the keys that their content decides. */
export async function digestSpans(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  traceIds: readonly TraceId[],
): Promise<RowsDigest[]> {
  const { rows } = await db.pool.query<RowsDigest>(
    `select encode(trace_id, 'hex') as key, count(*)::integer as count,
            md5(string_agg(encode(span_id, 'hex') || start_unix_nano || ' ' || content_hash, ','
                           order by span_id, start_unix_nano, content_hash)) as digest
       from spans
      where project_id = $1
        and trace_id = any (select decode(hex, 'hex') from unnest($2::text[]) as hex)
      group by trace_id order by trace_id`,
    [scope.projectId, traceIds],
  );
  return rows;
}

/** One digest for the log records of each trace that has any. */
export async function digestLogs(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  traceIds: readonly TraceId[],
): Promise<RowsDigest[]> {
  const { rows } = await db.pool.query<RowsDigest>(
    `select encode(trace_id, 'hex') as key, count(*)::integer as count,
            md5(string_agg(encode(id, 'hex'), ',' order by id)) as digest
       from log_records
      where project_id = $1
        and trace_id = any (select decode(hex, 'hex') from unnest($2::text[]) as hex)
      group by trace_id order by trace_id`,
    [scope.projectId, traceIds],
  );
  return rows;
}

/** One digest for the points of each metric of each service. */
export async function digestMetrics(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  filter: Omit<MetricFilter, "maxPoints">,
): Promise<RowsDigest[]> {
  const { rows } = await db.pool.query<RowsDigest>(
    `select service || ' ' || metric_name as key, count(*)::integer as count,
            md5(string_agg(encode(id, 'hex'), ',' order by id)) as digest
       from metric_points
      where project_id = $1 and service = any($2::text[])
        and time_unix_nano >= $3 and time_unix_nano < $4
      group by service, metric_name order by service, metric_name`,
    [scope.projectId, filter.services, filter.fromUnixNano, filter.toUnixNano],
  );
  return rows;
}

/** One digest for the kernel events of each host in a stretch of time. */
export async function digestKernelEvents(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  { fromUnixNano, toUnixNano }: { readonly fromUnixNano: bigint; readonly toUnixNano: bigint },
): Promise<RowsDigest[]> {
  const { rows } = await db.pool.query<RowsDigest>(
    `select host as key, count(*)::integer as count,
            md5(string_agg(encode(id, 'hex'), ',' order by id)) as digest
       from kernel_events
      where project_id = $1 and time_unix_nano between $2 and $3
      group by host order by host`,
    [scope.projectId, fromUnixNano, toUnixNano],
  );
  return rows;
}
