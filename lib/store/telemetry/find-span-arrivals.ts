import type { SpanId, TraceId } from "@/lib/domain/ids";
import type { ProjectScope } from "@/lib/domain/project";
import type { Database } from "../database";

interface ArrivalRow {
  readonly trace_id: TraceId;
  readonly span_id: SpanId;
  readonly arrival: string;
}

/** In which turn each span of some traces came in, by `<traceId>/<spanId>`. */
export async function findSpanArrivals(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  traceIds: readonly TraceId[],
): Promise<ReadonlyMap<string, bigint>> {
  const { rows } = await db.pool.query<ArrivalRow>(
    `select encode(trace_id, 'hex') as trace_id, encode(span_id, 'hex') as span_id,
            min(arrival) as arrival
       from spans
      where project_id = $1 and arrival is not null
        and trace_id = any (select decode(hex, 'hex') from unnest($2::text[]) as hex)
      group by trace_id, span_id`,
    [scope.projectId, traceIds],
  );
  return new Map(rows.map((row) => [`${row.trace_id}/${row.span_id}`, BigInt(row.arrival)]));
}
