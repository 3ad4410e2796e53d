import { z } from "zod";
import type { ProjectScope } from "@/lib/domain/project";
import type { MetricSelector } from "@/lib/domain/slo";
import type { Database } from "../database";
import { SqlParameters } from "../sql-parameters";

/** A point of a sum or a histogram, with what tells its series from others. */
export interface StoredPoint {
  readonly series: string;
  readonly kind: string;
  readonly startUnixNano: bigint;
  readonly timeUnixNano: bigint;
  readonly temporality: "delta" | "cumulative";
  /** The sum's value, or the histogram's count. */
  readonly value: number;
  readonly bucketCounts: readonly number[];
  readonly bounds: readonly number[];
}

export interface PointRange {
  /** Inclusive. */
  readonly fromUnixNano: bigint;
  /** Exclusive. */
  readonly toUnixNano: bigint;
  readonly limit: number;
}

const Count = z.coerce.number();
const StoredBody = z.object({
  temporality: z.enum(["delta", "cumulative"]).catch("cumulative"),
  count: Count.optional(),
  bucketCounts: z.array(Count).default([]),
  explicitBounds: z.array(Count).default([]),
});

interface PointRow {
  readonly series: string;
  readonly kind: string;
  readonly start_unix_nano: string;
  readonly time_unix_nano: string;
  readonly value: number | null;
  readonly point: unknown;
}

/** The points of sums and histograms that a selector chooses, oldest first. */
export async function listSeriesPoints(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  selector: MetricSelector,
  range: PointRange,
): Promise<StoredPoint[]> {
  const parameters = new SqlParameters();
  const conditions = [
    `project_id = ${parameters.add(scope.projectId)}`,
    `metric_name = ${parameters.add(selector.name)}`,
    `time_unix_nano >= ${parameters.add(range.fromUnixNano)}`,
    `time_unix_nano < ${parameters.add(range.toUnixNano)}`,
    "kind in ('sum', 'histogram', 'exponential-histogram')",
  ];
  if (selector.service !== null) conditions.push(`service = ${parameters.add(selector.service)}`);
  for (const [key, values] of Object.entries(selector.attributes)) {
    conditions.push(`attributes ->> ${parameters.add(key)} = any(${parameters.add(values)})`);
  }
  const { rows } = await db.pool.query<PointRow>(
    `select resource_id::text || '/' || scope_id::text || '/' || attributes::text as series,
            kind, start_unix_nano, time_unix_nano, value, point
       from metric_points where ${conditions.join(" and ")}
      order by time_unix_nano limit ${parameters.add(range.limit)}`,
    parameters.values,
  );
  return rows.map(toStoredPoint);
}

function toStoredPoint(row: PointRow): StoredPoint {
  const { temporality, count, bucketCounts, explicitBounds } = StoredBody.parse(row.point);
  return {
    series: row.series,
    kind: row.kind,
    startUnixNano: BigInt(row.start_unix_nano),
    timeUnixNano: BigInt(row.time_unix_nano),
    temporality,
    value: row.value ?? count ?? 0,
    bucketCounts,
    bounds: explicitBounds,
  };
}
