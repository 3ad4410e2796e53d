import type { Attributes } from "@/lib/domain/attributes";
import type { StoredExemplar } from "@/lib/domain/metric";
import type { ProjectScope } from "@/lib/domain/project";
import type { Database } from "../database";
import { toSpanId, toTraceId } from "./read-span";

export interface ExemplarFilter {
  /** Empty: any. */
  readonly services: readonly string[];
  readonly metricName?: string;
  readonly fromUnixNano: bigint;
  /** Exclusive. */
  readonly toUnixNano: bigint;
  readonly limit: number;
}

interface ExemplarRow {
  readonly id: Buffer;
  readonly metric_name: string;
  readonly unit: string;
  readonly service: string;
  readonly time_unix_nano: string;
  readonly value: number | null;
  readonly trace_id: Buffer | null;
  readonly span_id: Buffer | null;
  readonly attributes: Attributes;
}

/** Exemplars in a window, newest first. */
export async function listExemplars(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  filter: ExemplarFilter,
): Promise<StoredExemplar[]> {
  const { rows } = await db.pool.query<ExemplarRow>(
    `select id, metric_name, unit, service, time_unix_nano, value, trace_id, span_id, attributes
       from exemplars
      where project_id = $1 and time_unix_nano >= $2 and time_unix_nano < $3
        and (cardinality($4::text[]) = 0 or service = any($4::text[]))
        and ($5::text is null or metric_name = $5)
      order by time_unix_nano desc, id limit $6`,
    [
      scope.projectId,
      filter.fromUnixNano,
      filter.toUnixNano,
      filter.services,
      filter.metricName ?? null,
      filter.limit,
    ],
  );
  return rows.map(toExemplar);
}

function toExemplar(row: ExemplarRow): StoredExemplar {
  return {
    id: row.id.toString("hex"),
    metricName: row.metric_name,
    unit: row.unit,
    service: row.service,
    timeUnixNano: BigInt(row.time_unix_nano),
    // JSON knows no NaN and no infinity: what is not a finite number is no value to draw.
    value: row.value !== null && Number.isFinite(row.value) ? row.value : null,
    traceId: row.trace_id === null ? null : toTraceId(row.trace_id),
    spanId: row.span_id === null ? null : toSpanId(row.span_id),
    attributes: row.attributes,
  };
}
