import type { TraceId } from "@/lib/domain/ids";
import type { ProjectScope } from "@/lib/domain/project";
import type { Span } from "@/lib/domain/span";
import type { Database } from "../database";
import { readOrigins } from "./read-origins";
import { SPAN_COLUMNS, type SpanRow, toSpan } from "./read-span";

/**
 * Whole traces in the order asked for, as many as stay within `maxSpans` together; those that are
 * larger by themselves, and those after the limit, are left out.
 */
export async function findSpansOfTraces(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  traceIds: readonly TraceId[],
  { maxSpans }: { readonly maxSpans: number },
): Promise<Map<TraceId, Span[]>> {
  const kept = await chooseWithin(db, scope, traceIds, maxSpans);
  if (kept.length === 0) return new Map();
  const { rows } = await db.pool.query<SpanRow>(
    `select ${SPAN_COLUMNS} from spans
      where project_id = $1
        and trace_id = any (select decode(hex, 'hex') from unnest($2::text[]) as hex)
      order by start_unix_nano, span_id, content_hash`,
    [scope.projectId, kept],
  );
  const origins = await readOrigins(db, scope, rows);
  const byTrace = new Map<TraceId, Span[]>(kept.map((traceId) => [traceId, []]));
  for (const row of rows) {
    const span = toSpan(row, origins);
    byTrace.get(span.traceId)?.push(span);
  }
  return byTrace;
}

async function chooseWithin(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  traceIds: readonly TraceId[],
  maxSpans: number,
): Promise<TraceId[]> {
  const { rows } = await db.pool.query<{ trace_id: string; count: number }>(
    `select encode(trace_id, 'hex') as trace_id, count(*)::integer as count from spans
      where project_id = $1
        and trace_id = any (select decode(hex, 'hex') from unnest($2::text[]) as hex)
      group by trace_id`,
    [scope.projectId, traceIds],
  );
  const counts = new Map(rows.map((row) => [row.trace_id, row.count]));
  let total = 0;
  return traceIds.filter((traceId) => {
    const count = counts.get(traceId) ?? 0;
    if (count === 0 || total + count > maxSpans) return false;
    total += count;
    return true;
  });
}
