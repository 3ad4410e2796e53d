import { type Sort, sortNames } from "./sort";

/** What the list of traces can be sorted by. */
export const TRACE_SORT_COLUMNS = ["started", "duration", "spans", "errors"] as const;
export type TraceSortColumn = (typeof TRACE_SORT_COLUMNS)[number];
export type TraceSort = Sort<TraceSortColumn>;

export const TRACE_SORTS = sortNames<TraceSortColumn>(TRACE_SORT_COLUMNS);

/** So many of the newest that match are sorted by what has to be counted of each; the list ends there. */
export const SORTED_TRACES = 1_000;
