import type { TraceId } from "@/lib/domain/ids";
import type { ProjectScope } from "@/lib/domain/project";
import { parseSort } from "@/lib/domain/sort";
import type { TraceSort } from "@/lib/domain/trace-sort";
import type { Page } from "../cursor";
import type { Database } from "../database";
import { listMeasuredTraces } from "./list-measured-traces";
import { listTracesByStart } from "./list-traces-by-start";
import type { TraceMatch } from "./matching-entries";
import { summarizeTraces, type TraceSummary } from "./summarize-traces";

export interface TraceSummaryFilter extends TraceMatch {
  /** Without one: the newest first. */
  readonly sort?: TraceSort | null;
  readonly cursor?: string | null;
  readonly limit: number;
}

/**
 * Traces by their first entry span that matches. A trace stands on one page only, at that span's
 * place, however many of its spans match.
 */
export async function listTraceSummaries(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  filter: TraceSummaryFilter,
): Promise<Page<TraceSummary>> {
  const { items, nextCursor } = await listIds(db, scope, filter);
  return { items: await summarizeTraces(db, scope, items), nextCursor };
}

function listIds(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  filter: TraceSummaryFilter,
): Promise<Page<TraceId>> {
  const { column, descending } = parseSort(filter.sort ?? "-started");
  return column === "started"
    ? listTracesByStart(db, scope, { ...filter, descending })
    : listMeasuredTraces(db, scope, { ...filter, column, descending });
}
