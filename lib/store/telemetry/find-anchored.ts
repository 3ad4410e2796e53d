import type { Attributes } from "@/lib/domain/attributes";
import type { SpanId, TraceId } from "@/lib/domain/ids";
import type { ProjectScope } from "@/lib/domain/project";
import type { Database } from "../database";
import { toContainsPattern } from "../sql-parameters";
import { toTraceId } from "./read-span";

/** A span as an anchor needs it. */
export interface AnchoredSpan {
  readonly spanId: string;
  readonly traceId: TraceId;
  readonly service: string;
  readonly name: string;
  readonly attributes: Attributes;
  readonly eventCount: number;
  readonly startUnixNano: bigint;
  readonly durationNano: number;
  /** Its events and what its status says, as they are stored. */
  readonly told: string;
}

export interface AnchorWindow {
  readonly fromUnixNano: bigint;
  readonly toUnixNano: bigint;
}

interface SpanRow {
  readonly span_id: string;
  readonly trace_id: Buffer;
  readonly service: string;
  readonly name: string;
  readonly attributes: Attributes;
  readonly event_count: number;
  readonly start_unix_nano: string;
  readonly duration_nano: string;
  readonly told: string;
}

const FIND_SPANS = `
  select encode(span_id, 'hex') as span_id, trace_id, service, name, attributes,
         json_array_length(events)::integer as event_count, start_unix_nano,
         end_unix_nano - start_unix_nano as duration_nano,
         left(concat_ws(' ', status_message, events::text), 20000) as told
    from spans
   where project_id = $1
     and span_id = any (select decode(hex, 'hex') from unnest($2::text[]) as hex)`;

/** Spans by id within traces. */
export async function findSpansInTraces(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  spanIds: readonly SpanId[],
  traceIds: readonly TraceId[],
): Promise<AnchoredSpan[]> {
  if (spanIds.length === 0) return [];
  const { rows } = await db.pool.query<SpanRow>(
    `${FIND_SPANS} and trace_id = any (select decode(hex, 'hex') from unnest($3::text[]) as hex)`,
    [scope.projectId, spanIds, traceIds],
  );
  return rows.map(toAnchoredSpan);
}

/** Spans by id that began within a window, whatever their trace: reads the window's partitions. */
export async function findSpansInWindow(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  spanIds: readonly SpanId[],
  { fromUnixNano, toUnixNano }: AnchorWindow,
): Promise<AnchoredSpan[]> {
  if (spanIds.length === 0) return [];
  const { rows } = await db.pool.query<SpanRow>(
    `${FIND_SPANS} and start_unix_nano between $3 and $4`,
    [scope.projectId, spanIds, fromUnixNano, toUnixNano],
  );
  return rows.map(toAnchoredSpan);
}

function toAnchoredSpan(row: SpanRow): AnchoredSpan {
  return {
    spanId: row.span_id,
    traceId: toTraceId(row.trace_id),
    service: row.service,
    name: row.name,
    attributes: row.attributes,
    eventCount: row.event_count,
    startUnixNano: BigInt(row.start_unix_nano),
    durationNano: Number(row.duration_nano),
    told: row.told,
  };
}

/** A log record or an exemplar as an anchor needs it. */
export interface AnchoredRecord {
  readonly id: string;
  readonly traceId: string | null;
  readonly spanId: string | null;
  readonly text: string;
  readonly atUnixNano: string;
  /** Who sent it; null where no service is named. */
  readonly service: string | null;
}

/** Log records by id. */
export async function findAnchoredLogs(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  ids: readonly string[],
  { fromUnixNano, toUnixNano }: AnchorWindow,
): Promise<AnchoredRecord[]> {
  if (ids.length === 0) return [];
  const { rows } = await db.pool.query<AnchoredRecord>(
    `select encode(id, 'hex') as id, encode(trace_id, 'hex') as "traceId",
            encode(span_id, 'hex') as "spanId", left(coalesce(body #>> '{}', ''), 200) as text,
            time_unix_nano as "atUnixNano", service
       from log_records
      where project_id = $1 and encode(id, 'hex') = any($2::text[])
        and time_unix_nano between $3 and $4`,
    [scope.projectId, ids, fromUnixNano, toUnixNano],
  );
  return rows;
}

/** Exemplars by id. */
export async function findAnchoredExemplars(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  ids: readonly string[],
  { fromUnixNano, toUnixNano }: AnchorWindow,
): Promise<AnchoredRecord[]> {
  if (ids.length === 0) return [];
  const { rows } = await db.pool.query<AnchoredRecord>(
    `select encode(id, 'hex') as id, encode(trace_id, 'hex') as "traceId",
            encode(span_id, 'hex') as "spanId", metric_name as text,
            time_unix_nano as "atUnixNano", service
       from exemplars
      where project_id = $1 and encode(id, 'hex') = any($2::text[])
        and time_unix_nano between $3 and $4`,
    [scope.projectId, ids, fromUnixNano, toUnixNano],
  );
  return rows;
}

/** Whether a metric has a point at a moment. */
export async function hasMetricPoint(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  { name, atUnixNano }: { readonly name: string; readonly atUnixNano: bigint },
): Promise<boolean> {
  const { rowCount } = await db.pool.query(
    `select from metric_points
      where project_id = $1 and metric_name = $2 and time_unix_nano = $3 limit 1`,
    [scope.projectId, name, atUnixNano],
  );
  return (rowCount ?? 0) > 0;
}

/** Whether a span of the traces tells of a place in the code: in a stack trace or an attribute. */
export async function mentionsCode(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  { file, line }: { readonly file: string; readonly line: number },
  traceIds: readonly TraceId[],
): Promise<boolean> {
  const { rowCount } = await db.pool.query(
    `select from spans
      where project_id = $1
        and trace_id = any (select decode(hex, 'hex') from unnest($2::text[]) as hex)
        and (events::text like $3 or attributes::text like $4)
      limit 1`,
    [scope.projectId, traceIds, toContainsPattern(`${file}:${line}`), toContainsPattern(file)],
  );
  return (rowCount ?? 0) > 0;
}
