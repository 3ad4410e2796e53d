import type { ProjectScope } from "@/lib/domain/project";
import type { EventCounts, SpanIndicator } from "@/lib/domain/slo";
import { SPAN_KINDS } from "@/lib/domain/span";
import type { Database } from "../database";
import { SqlParameters } from "../sql-parameters";
import { normalizeRoute } from "./entry-route";

/** A stretch of time cut into buckets of one length. */
export interface BucketRange {
  /** Inclusive, the start of the first bucket. */
  readonly fromUnixNano: bigint;
  /** Exclusive. */
  readonly toUnixNano: bigint;
  readonly bucketNano: bigint;
}

/** Events of the bucket of that turn, the first being 0. */
export interface BucketCount extends EventCounts {
  readonly index: number;
}

const NANO_PER_MS = 1_000_000;

/**
 * The requests of an indicator by the bucket in which they began; buckets without any are left out.
 * Spans that were exported unfinished are no requests yet.
 */
export async function countSpanEvents(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  indicator: SpanIndicator,
  range: BucketRange,
): Promise<BucketCount[]> {
  const parameters = new SqlParameters();
  const from = parameters.add(range.fromUnixNano);
  const conditions = [
    `project_id = ${parameters.add(scope.projectId)}`,
    `start_unix_nano >= ${from}`,
    `start_unix_nano < ${parameters.add(range.toUnixNano)}`,
    "end_unix_nano > 0",
    ...selectionOf(indicator, parameters),
  ];
  if (indicator.kind === "latency") conditions.push("failure is null");
  const bucket = parameters.add(range.bucketNano);
  const { rows } = await db.pool.query<{ index: string; total: string; bad: string }>(
    `select (start_unix_nano - ${from}::bigint) / ${bucket}::bigint as index, count(*) as total,
            count(*) filter (where ${badOf(indicator, parameters)}) as bad
       from spans where ${conditions.join(" and ")} group by 1 order by 1`,
    parameters.values,
  );
  return rows.map(({ index, total, bad }) => ({
    index: Number(index),
    total: Number(total),
    bad: Number(bad),
  }));
}

function selectionOf(indicator: SpanIndicator, parameters: SqlParameters): string[] {
  const { service, route, spanKind, attributes } = indicator;
  const conditions = [
    `service = ${parameters.add(service)}`,
    spanKind === null ? "is_entry" : `kind = ${parameters.add(SPAN_KINDS.indexOf(spanKind))}`,
  ];
  if (route !== null) {
    const normal = parameters.add(normalizeRoute(route));
    conditions.push(`(route = ${normal} or name = ${parameters.add(route)})`);
  }
  for (const [key, values] of Object.entries(attributes)) {
    const name = parameters.add(key);
    conditions.push(
      `coalesce(attributes ->> ${name}, (select origin.attributes ->> ${name} from resources as origin
          where origin.project_id = spans.project_id and origin.id = spans.resource_id))
        = any(${parameters.add(values)})`,
    );
  }
  return conditions;
}

function badOf(indicator: SpanIndicator, parameters: SqlParameters): string {
  if (indicator.kind === "availability") return "failure is not null";
  const threshold = BigInt(Math.round(indicator.thresholdMs * NANO_PER_MS));
  return `end_unix_nano - start_unix_nano > ${parameters.add(threshold)}`;
}
