import type { SpanId, TraceId } from "@/lib/domain/ids";
import type { ProjectScope } from "@/lib/domain/project";
import type { Database } from "../database";
import { SqlParameters } from "../sql-parameters";
import { toSpanId, toTraceId } from "./read-span";
import { type RequestFilter, requestConditions } from "./request-conditions";

/** The newest requests that are looked at, so that a busy service costs no more than a calm one. */
const MOST_LOOKED_AT = 50_000;

/** What a request stands for among those of its cell of time. */
export type ExemplarStand = "failing" | "slow" | "typical";

export interface RequestExemplar {
  readonly stand: ExemplarStand;
  readonly traceId: TraceId;
  readonly spanId: SpanId;
  readonly service: string;
  readonly name: string;
  readonly startUnixNano: bigint;
  readonly durationNano: bigint;
  /** What failed in a few words, or null. */
  readonly failure: string | null;
}

interface ExemplarRow {
  readonly trace_id: Buffer;
  readonly span_id: Buffer;
  readonly service: string;
  readonly name: string;
  readonly start_unix_nano: string;
  readonly duration: string;
  readonly failure: string | null;
  readonly turn: string;
}

/**
 * Of each cell of time at most three requests: of those that failed and of those that did not the
 * one of middle duration, and of the latter the slowest.
 */
export async function listRequestExemplars(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  filter: RequestFilter & { readonly cellNano: bigint },
): Promise<RequestExemplar[]> {
  const parameters = new SqlParameters();
  const conditions = requestConditions(scope, filter, parameters);
  const from = parameters.add(filter.fromUnixNano);
  const cell = parameters.add(filter.cellNano);
  const { rows } = await db.pool.query<ExemplarRow>(
    `with looked as (
       select trace_id, span_id, service, name, start_unix_nano, failure,
              greatest(end_unix_nano - start_unix_nano, 0) as duration,
              (start_unix_nano - ${from}::bigint) / ${cell}::bigint as cell
         from spans where ${conditions}
        order by start_unix_nano desc, span_id limit ${MOST_LOOKED_AT}
     ), ranked as (
       select *, row_number() over (within_cell order by duration desc, span_id) as turn,
              count(*) over within_cell as among
         from looked window within_cell as (partition by cell, failure is null)
     )
     select trace_id, span_id, service, name, start_unix_nano, duration, failure, turn from ranked
      where turn = among / 2 + 1 or (turn = 1 and failure is null)
      order by start_unix_nano, span_id`,
    parameters.values,
  );
  return rows.map(toExemplar);
}

function toExemplar(row: ExemplarRow): RequestExemplar {
  return {
    stand: row.failure !== null ? "failing" : Number(row.turn) === 1 ? "slow" : "typical",
    traceId: toTraceId(row.trace_id),
    spanId: toSpanId(row.span_id),
    service: row.service,
    name: row.name,
    startUnixNano: BigInt(row.start_unix_nano),
    durationNano: BigInt(row.duration),
    failure: row.failure,
  };
}
