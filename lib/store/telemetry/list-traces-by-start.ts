import { z } from "zod";
import type { TraceId } from "@/lib/domain/ids";
import type { ProjectScope } from "@/lib/domain/project";
import { decodeCursor, encodeCursor, type Page, toPage } from "../cursor";
import type { Database } from "../database";
import { SqlParameters } from "../sql-parameters";
import { firstMatchingEntry, type TraceMatch } from "./matching-entries";
import { toTraceId } from "./read-span";

export interface TracesByStart extends TraceMatch {
  /** The newest first. */
  readonly descending: boolean;
  readonly cursor?: string | null;
  readonly limit: number;
}

/** Which way, the start of the entry span in nanoseconds, and its trace and span id in hex. */
const Position = z.tuple([
  z.boolean(),
  z.string().regex(/^-?[0-9]{1,19}$/),
  z.string().regex(/^[0-9a-f]{32}$/),
  z.string().regex(/^[0-9a-f]{16}$/),
]);

interface PositionRow {
  readonly start_unix_nano: string;
  readonly trace_id: Buffer;
  readonly span_id: Buffer;
}

/** Matching traces by when they began. */
export async function listTracesByStart(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  asked: TracesByStart,
): Promise<Page<TraceId>> {
  const { descending, cursor, limit } = asked;
  const parameters = new SqlParameters();
  const conditions = [firstMatchingEntry(scope, asked, parameters)];
  if (cursor) conditions.push(afterPosition(cursor, descending, parameters));
  const way = descending ? "desc" : "asc";
  const { rows } = await db.pool.query<PositionRow>(
    `select span.start_unix_nano, span.trace_id, span.span_id from spans as span
      where ${conditions.join(" and ")}
      order by span.start_unix_nano ${way}, span.trace_id ${way}, span.span_id ${way}
      limit ${parameters.add(limit + 1)}`,
    parameters.values,
  );
  return toPage(
    rows,
    limit,
    (row) => toTraceId(row.trace_id),
    (row) => positionOf(row, descending),
  );
}

function afterPosition(cursor: string, descending: boolean, parameters: SqlParameters): string {
  const shape = Position.refine(([way]) => way === descending);
  const [, start, traceId, spanId] = decodeCursor(cursor, shape);
  return `(span.start_unix_nano, span.trace_id, span.span_id) ${descending ? "<" : ">"}
    (${parameters.add(start)}::bigint, decode(${parameters.add(traceId)}, 'hex'),
      decode(${parameters.add(spanId)}, 'hex'))`;
}

function positionOf(row: PositionRow, descending: boolean): string {
  const ids = [row.trace_id.toString("hex"), row.span_id.toString("hex")];
  return encodeCursor([descending, row.start_unix_nano, ...ids]);
}
