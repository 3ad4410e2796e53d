"use client";

import { type SortState, useSort } from "@/components/ui/use-sort";
import { TRACE_SORT_COLUMNS, type TraceSortColumn } from "@/lib/domain/trace-sort";

const USUAL = "-started";

/** The usual order of the traces is one of their columns: its head says so, and the link need not. */
export function useTraceSort(): SortState<TraceSortColumn> {
  const { sort, change } = useSort<TraceSortColumn>(TRACE_SORT_COLUMNS);
  return { sort: sort ?? USUAL, change: (next) => change(next === USUAL ? null : next) };
}
