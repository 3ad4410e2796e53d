import type { Metric } from "@/lib/domain/metric";
import type { ProjectScope } from "@/lib/domain/project";
import type { Database } from "../database";
import { type MetricRow, toMetrics } from "./read-metrics";
import { readOrigins } from "./read-origins";

export interface MetricFilter {
  readonly services: readonly string[];
  /** Inclusive. */
  readonly fromUnixNano: bigint;
  /** Exclusive. */
  readonly toUnixNano: bigint;
  /** Points in all; of the metrics after the limit none is read. */
  readonly maxPoints: number;
}

export interface FoundMetrics {
  readonly metrics: Metric[];
  /** Metrics of a service that were left out, and how many points they have. */
  readonly leftOut: { readonly metrics: number; readonly points: number };
}

/**
 * Metrics of services in a window, each with its points in time order and without exemplars. Whole
 * metrics of a service are left out where all of them would be too many: those with the most points.
 */
export async function listMetrics(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  filter: MetricFilter,
): Promise<FoundMetrics> {
  const counted = await countPoints(db, scope, filter);
  const kept: Counted[] = [];
  let points = 0;
  for (const one of counted) {
    if (points + one.count > filter.maxPoints) break;
    points += one.count;
    kept.push(one);
  }
  const { rows } = await db.pool.query<MetricRow>(
    `select metric_name, unit, kind, time_unix_nano, start_unix_nano, attributes, point,
            resource_id, scope_id
       from metric_points
      where project_id = $1 and time_unix_nano >= $2 and time_unix_nano < $3
        and (service, metric_name) in (select * from unnest($4::text[], $5::text[]))
      order by service, metric_name, time_unix_nano, id`,
    [
      scope.projectId,
      filter.fromUnixNano,
      filter.toUnixNano,
      kept.map(({ service }) => service),
      kept.map(({ metric_name }) => metric_name),
    ],
  );
  const origins = await readOrigins(db, scope, rows);
  const all = counted.reduce((sum, { count }) => sum + count, 0);
  return {
    metrics: toMetrics(rows, origins),
    leftOut: { metrics: counted.length - kept.length, points: all - points },
  };
}

interface Counted {
  readonly service: string;
  readonly metric_name: string;
  readonly count: number;
}

/** Those with the fewest points first: a metric in a thousand series is the first to go without. */
async function countPoints(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  filter: MetricFilter,
): Promise<Counted[]> {
  const { rows } = await db.pool.query<Counted>(
    `select service, metric_name, count(*)::integer as count
       from metric_points
      where project_id = $1 and service = any($2::text[])
        and time_unix_nano >= $3 and time_unix_nano < $4
      group by service, metric_name order by count, service, metric_name`,
    [scope.projectId, filter.services, filter.fromUnixNano, filter.toUnixNano],
  );
  return rows;
}
