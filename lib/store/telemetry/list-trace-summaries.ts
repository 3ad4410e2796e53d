import { z } from "zod";
import type { ProjectScope } from "@/lib/domain/project";
import { decodeCursor, encodeCursor, type Page } from "../cursor";
import type { Database } from "../database";
import { SqlParameters, toContainsPattern } from "../sql-parameters";
import { toTraceId } from "./read-span";
import { summarizeTraces, type TraceSummary } from "./summarize-traces";

export interface TraceSummaryFilter {
  /** With an entry span of this service. */
  readonly service?: string;
  /** Part of that entry span's name, in any case. */
  readonly name?: string;
  /** With a failed span anywhere in the trace. */
  readonly errorsOnly?: boolean;
  /** Of that entry span. */
  readonly minDurationNano?: bigint;
  readonly cursor?: string | null;
  readonly limit: number;
}

/** Start of the entry span in nanoseconds, and its trace and span id in hex. */
const Position = z.tuple([
  z.string().regex(/^-?[0-9]{1,19}$/),
  z.string().regex(/^[0-9a-f]{32}$/),
  z.string().regex(/^[0-9a-f]{16}$/),
]);

interface PositionRow {
  readonly start_unix_nano: string;
  readonly trace_id: Buffer;
  readonly span_id: Buffer;
}

/**
 * Traces by their first entry span that matches, newest first. A trace stands on one page only, at
 * that span's place, however many of its spans match.
 */
export async function listTraceSummaries(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  filter: TraceSummaryFilter,
): Promise<Page<TraceSummary>> {
  const rows = await listPositions(db, scope, filter);
  const kept = rows.slice(0, filter.limit);
  const items = await summarizeTraces(
    db,
    scope,
    kept.map((row) => toTraceId(row.trace_id)),
  );
  const last = kept.at(-1);
  const isLastPage = rows.length === kept.length || last === undefined;
  return { items, nextCursor: isLastPage ? null : positionOf(last) };
}

function positionOf(row: PositionRow): string {
  return encodeCursor([
    row.start_unix_nano,
    row.trace_id.toString("hex"),
    row.span_id.toString("hex"),
  ]);
}

/** One more than asked for, when there is one. */
async function listPositions(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  filter: TraceSummaryFilter,
): Promise<PositionRow[]> {
  const parameters = new SqlParameters();
  const project = parameters.add(scope.projectId);
  const matches = matchOf(filter, parameters);
  const conditions = [`span.project_id = ${project}`, matches("span")];
  if (filter.cursor) {
    const [start, traceId, spanId] = decodeCursor(filter.cursor, Position);
    conditions.push(
      `(span.start_unix_nano, span.trace_id, span.span_id) < (${parameters.add(start)}::bigint,
        decode(${parameters.add(traceId)}, 'hex'), decode(${parameters.add(spanId)}, 'hex'))`,
    );
  }
  if (filter.errorsOnly) {
    conditions.push(`exists (select from spans as any_span where any_span.project_id = ${project}
      and any_span.trace_id = span.trace_id and any_span.failure is not null)`);
  }
  const { rows } = await db.pool.query<PositionRow>(
    `select span.start_unix_nano, span.trace_id, span.span_id from spans as span
      where ${conditions.join(" and ")}
        and not exists (
          select from spans as earlier where earlier.project_id = ${project}
             and earlier.trace_id = span.trace_id and ${matches("earlier")}
             and (earlier.start_unix_nano, earlier.span_id, earlier.content_hash)
               < (span.start_unix_nano, span.span_id, span.content_hash))
      order by span.start_unix_nano desc, span.trace_id desc, span.span_id desc
      limit ${parameters.add(filter.limit + 1)}`,
    parameters.values,
  );
  return rows;
}

/** The condition on an entry span, for the alias it is asked of. */
function matchOf(filter: TraceSummaryFilter, parameters: SqlParameters): (alias: string) => string {
  const service = filter.service ? parameters.add(filter.service) : null;
  const name = filter.name ? parameters.add(toContainsPattern(filter.name)) : null;
  const least = filter.minDurationNano ? parameters.add(filter.minDurationNano) : null;
  return (alias) =>
    [
      `${alias}.is_entry`,
      ...(service === null ? [] : [`${alias}.service = ${service}`]),
      ...(name === null ? [] : [`${alias}.name ilike ${name}`]),
      ...(least === null ? [] : [`${alias}.end_unix_nano - ${alias}.start_unix_nano >= ${least}`]),
    ].join(" and ");
}
