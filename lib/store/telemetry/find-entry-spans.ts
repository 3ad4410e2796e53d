import type { SpanId, TraceId } from "@/lib/domain/ids";
import type { ProjectScope } from "@/lib/domain/project";
import type { Database } from "../database";
import { SqlParameters } from "../sql-parameters";
import { normalizeRoute } from "./entry-route";
import { toSpanId, toTraceId } from "./read-span";

/** A span by which a request entered a service: SERVER, CONSUMER, or a root of any kind. */
export interface EntrySpan {
  readonly traceId: TraceId;
  readonly spanId: SpanId;
  readonly service: string;
  readonly name: string;
  readonly startUnixNano: bigint;
  /** Never negative; 0 for an unfinished span. */
  readonly durationNano: bigint;
  readonly failed: boolean;
  /** What failed in a few words, or null. */
  readonly failure: string | null;
  /** Some span of its trace failed, this one or another. */
  readonly failedInTrace: boolean;
}

export interface EntrySpanFilter {
  /** null: any. */
  readonly service: string | null;
  /** `/orders` or `POST /orders`, compared with the route of the span; or its whole name. null: any. */
  readonly route: string | null;
  /** Start of the span, inclusive. */
  readonly fromUnixNano: bigint;
  /** Exclusive. */
  readonly toUnixNano: bigint;
  readonly limit: number;
}

interface EntryRow {
  readonly trace_id: Buffer;
  readonly span_id: Buffer;
  readonly service: string;
  readonly name: string;
  readonly start_unix_nano: string;
  readonly end_unix_nano: string;
  readonly failure: string | null;
  readonly failed_in_trace: boolean;
}

/** Entry spans that match, newest first. */
export async function findEntrySpans(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  filter: EntrySpanFilter,
): Promise<EntrySpan[]> {
  const parameters = new SqlParameters();
  const conditions = [
    `project_id = ${parameters.add(scope.projectId)}`,
    "is_entry",
    `start_unix_nano >= ${parameters.add(filter.fromUnixNano)}`,
    `start_unix_nano < ${parameters.add(filter.toUnixNano)}`,
  ];
  if (filter.service !== null) conditions.push(`service = ${parameters.add(filter.service)}`);
  if (filter.route !== null) {
    const route = parameters.add(normalizeRoute(filter.route));
    conditions.push(`(route = ${route} or name = ${parameters.add(filter.route)})`);
  }
  const { rows } = await db.pool.query<EntryRow>(
    `with entries as (
       select project_id, trace_id, span_id, service, name, start_unix_nano, end_unix_nano, failure
         from spans where ${conditions.join(" and ")}
        order by start_unix_nano desc, span_id limit ${parameters.add(filter.limit)}
     )
     select entries.*, failure is not null or exists (
         select from spans as other where other.project_id = entries.project_id
            and other.trace_id = entries.trace_id and other.failure is not null
       ) as failed_in_trace
       from entries order by start_unix_nano desc, span_id`,
    parameters.values,
  );
  return rows.map(toEntrySpan);
}

function toEntrySpan(row: EntryRow): EntrySpan {
  const startUnixNano = BigInt(row.start_unix_nano);
  const endUnixNano = BigInt(row.end_unix_nano);
  return {
    traceId: toTraceId(row.trace_id),
    spanId: toSpanId(row.span_id),
    service: row.service,
    name: row.name,
    startUnixNano,
    durationNano: endUnixNano > startUnixNano ? endUnixNano - startUnixNano : 0n,
    failed: row.failure !== null,
    failure: row.failure,
    failedInTrace: row.failed_in_trace,
  };
}
