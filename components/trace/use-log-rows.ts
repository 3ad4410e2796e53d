"use client";

import { useMemo } from "react";
import { type LogRow, toLogRows } from "@/lib/view-models/trace/to-log-rows";
import type { TraceModel } from "@/lib/view-models/trace/trace-model";
import { type TraceLogs, useTraceLogs } from "./use-trace-logs";

export interface LogRows extends Omit<TraceLogs, "records"> {
  readonly rows: readonly LogRow[];
}

/** The log records of a trace as lines, timed from its start. */
export function useLogRows(model: TraceModel): LogRows {
  const { records, ...rest } = useTraceLogs(model.traceId);
  const rows = useMemo(() => toLogRows(records, model.startUnixNano), [records, model]);
  return { rows, ...rest };
}
