import { z } from "zod";
import type { TraceId } from "@/lib/domain/ids";
import type { ProjectScope } from "@/lib/domain/project";
import { SORTED_TRACES, type TraceSortColumn } from "@/lib/domain/trace-sort";
import { decodeCursor, encodeCursor, type Page, toPage } from "../cursor";
import type { Database } from "../database";
import { SqlParameters } from "../sql-parameters";
import { firstMatchingEntry, type TraceMatch } from "./matching-entries";
import { toTraceId } from "./read-span";

type MeasuredColumn = Exclude<TraceSortColumn, "started">;

export interface MeasuredTraces extends TraceMatch {
  readonly column: MeasuredColumn;
  readonly descending: boolean;
  readonly cursor?: string | null;
  readonly limit: number;
}

interface MeasuredRow {
  readonly key: string;
  readonly start_unix_nano: string;
  readonly trace_id: Buffer;
  /** The newest that was sorted: further pages sort the same traces. */
  readonly newest: string;
}

const Nano = z.string().regex(/^-?[0-9]{1,19}$/);

/** Over the spans of one trace. */
const MEASURES: Readonly<Record<MeasuredColumn, string>> = {
  duration: "max(greatest(start_unix_nano, end_unix_nano)) - min(start_unix_nano)",
  spans: "count(*)",
  errors: "count(failure)",
};

/**
 * The newest matching traces by what has to be counted over the spans of each; of equal ones the
 * newest first. No index knows that, so it is counted of {@link SORTED_TRACES} and no more.
 */
export async function listMeasuredTraces(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  asked: MeasuredTraces,
): Promise<Page<TraceId>> {
  const { column, descending, cursor, limit } = asked;
  const name = `${descending ? "-" : ""}${column}`;
  const place = cursor ? decodeCursor(cursor, positionIn(name)) : null;
  const parameters = new SqlParameters();
  const newest = place === null ? "true" : `span.start_unix_nano <= ${parameters.add(place[1])}`;
  const after = place === null ? "true" : afterSql(place, descending, parameters);
  const { rows } = await db.pool.query<MeasuredRow>(
    `with recent as materialized (
       select span.start_unix_nano, span.trace_id from spans as span
        where ${firstMatchingEntry(scope, asked, parameters)} and ${newest}
        order by span.start_unix_nano desc, span.trace_id desc
        limit ${SORTED_TRACES}
     ), measured as (
       select recent.start_unix_nano, recent.trace_id, whole.key
         from recent cross join lateral (
           select (${MEASURES[column]})::bigint as key from spans
            where project_id = ${parameters.add(scope.projectId)}
              and trace_id = recent.trace_id) as whole
     )
     select measured.*, (select max(start_unix_nano) from recent) as newest from measured
      where ${after}
      order by key ${descending ? "desc" : "asc"}, start_unix_nano desc, trace_id desc
      limit ${parameters.add(limit + 1)}`,
    parameters.values,
  );
  return toPage(
    rows,
    limit,
    (row) => toTraceId(row.trace_id),
    (row) =>
      encodeCursor([name, row.newest, row.key, row.start_unix_nano, row.trace_id.toString("hex")]),
  );
}

/** The order, the newest trace sorted, and the place: its key, its start, its trace id in hex. */
type Position = readonly [string, string, string, string, string];

function positionIn(name: string): z.ZodType<Position> {
  return z.tuple([z.literal(name), Nano, Nano, Nano, z.string().regex(/^[0-9a-f]{32}$/)]);
}

function afterSql(
  [, , at, start, traceId]: Position,
  descending: boolean,
  parameters: SqlParameters,
): string {
  const key = `${parameters.add(at)}::bigint`;
  const age = `(${parameters.add(start)}::bigint, decode(${parameters.add(traceId)}, 'hex'))`;
  return `(key ${descending ? "<" : ">"} ${key}
    or (key = ${key} and (start_unix_nano, trace_id) < ${age}))`;
}
