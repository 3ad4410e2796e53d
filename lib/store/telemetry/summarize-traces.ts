import type { TraceId } from "@/lib/domain/ids";
import type { ProjectScope } from "@/lib/domain/project";
import type { Database } from "../database";
import { toTraceId } from "./read-span";

/** A trace in a line of a list. */
export interface TraceSummary {
  readonly traceId: TraceId;
  /** Of the root span, or of the earliest span when there is no root. */
  readonly rootService: string;
  readonly rootName: string;
  readonly startUnixNano: bigint;
  readonly durationNano: bigint;
  readonly spanCount: number;
  /** Spans that failed, by status, exception, HTTP or gRPC code. */
  readonly errorSpanCount: number;
  /** Sorted. */
  readonly services: readonly string[];
}

interface SummaryRow {
  readonly trace_id: Buffer;
  readonly root_service: string;
  readonly root_name: string;
  readonly start_unix_nano: string;
  readonly end_unix_nano: string;
  readonly span_count: number;
  readonly error_span_count: number;
  readonly services: readonly string[];
}

const ROOT_FIRST = "parent_span_id is not null, start_unix_nano, span_id";

/** The traces that exist, in the order asked for. */
export async function summarizeTraces(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  traceIds: readonly TraceId[],
): Promise<TraceSummary[]> {
  if (traceIds.length === 0) return [];
  const { rows } = await db.pool.query<SummaryRow>(
    `select trace_id,
            (array_agg(service order by ${ROOT_FIRST}))[1] as root_service,
            (array_agg(name order by ${ROOT_FIRST}))[1] as root_name,
            min(start_unix_nano) as start_unix_nano,
            max(greatest(start_unix_nano, end_unix_nano)) as end_unix_nano,
            count(*)::integer as span_count,
            count(failure)::integer as error_span_count,
            array_agg(distinct service order by service) as services
       from spans
      where project_id = $1
        and trace_id = any (select decode(hex, 'hex') from unnest($2::text[]) as hex)
      group by trace_id`,
    [scope.projectId, traceIds],
  );
  const byId = new Map(rows.map((row) => [row.trace_id.toString("hex"), toSummary(row)]));
  return traceIds.flatMap((traceId) => byId.get(traceId) ?? []);
}

function toSummary(row: SummaryRow): TraceSummary {
  const startUnixNano = BigInt(row.start_unix_nano);
  return {
    traceId: toTraceId(row.trace_id),
    rootService: row.root_service,
    rootName: row.root_name,
    startUnixNano,
    durationNano: BigInt(row.end_unix_nano) - startUnixNano,
    spanCount: row.span_count,
    errorSpanCount: row.error_span_count,
    services: row.services,
  };
}
