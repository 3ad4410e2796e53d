import type { SpanId, TraceId } from "@/lib/domain/ids";
import type { ProjectScope } from "@/lib/domain/project";
import type { Span } from "@/lib/domain/span";
import type { Database } from "../database";
import { readOrigins } from "./read-origins";
import { SPAN_COLUMNS, type SpanRow, toSpan } from "./read-span";

export interface TraceSpans {
  readonly spans: Span[];
  /** There are more than `limit`. */
  readonly truncated: boolean;
}

/** The spans of a trace by start, the first `limit` of them; none when there is no such trace. */
export async function findTraceSpans(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  traceId: TraceId,
  options: { readonly limit: number },
): Promise<TraceSpans> {
  const { rows } = await db.pool.query<SpanRow>(
    `select ${SPAN_COLUMNS} from spans where project_id = $1 and trace_id = decode($2, 'hex')
      order by start_unix_nano, span_id, content_hash limit $3`,
    [scope.projectId, traceId, options.limit + 1],
  );
  const kept = rows.slice(0, options.limit);
  return {
    spans: await toSpans(db, scope, kept),
    truncated: rows.length > kept.length,
  };
}

/** Every span of a trace under one id: more than one when senders used it twice. By start. */
export async function findSpansById(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  traceId: TraceId,
  spanId: SpanId,
): Promise<Span[]> {
  const { rows } = await db.pool.query<SpanRow>(
    `select ${SPAN_COLUMNS} from spans
      where project_id = $1 and trace_id = decode($2, 'hex') and span_id = decode($3, 'hex')
      order by start_unix_nano, content_hash`,
    [scope.projectId, traceId, spanId],
  );
  return toSpans(db, scope, rows);
}

async function toSpans(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  rows: readonly SpanRow[],
): Promise<Span[]> {
  if (rows.length === 0) return [];
  const origins = await readOrigins(db, scope, rows);
  return rows.map((row) => toSpan(row, origins));
}
