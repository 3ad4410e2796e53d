import { computeSlice } from "@/lib/analysis/slice/compute-slice";
import type { AssembledTrace, NodeIndex } from "@/lib/analysis/trace/assembled-trace";
import { computeCriticalPath } from "@/lib/analysis/trace/compute-critical-path";
import type { CriticalPath } from "@/lib/analysis/trace/critical-path";
import type { TraceId } from "@/lib/domain/ids";
import type { StoredLogRecord } from "@/lib/domain/log-record";
import { listTraceLogs } from "@/lib/store/telemetry/list-trace-logs";
import type { ServiceContext } from "../context";
import { loadTrace } from "./load-trace";

/** Marks on rows: more of them than pixels say nothing more. */
const MAX_LOGS = 5_000;

/** What the rows of a waterfall are built from. */
export interface TraceRows {
  readonly trace: AssembledTrace;
  readonly criticalPath: CriticalPath;
  /** Where the failure began. */
  readonly causes: readonly NodeIndex[];
  readonly logs: readonly StoredLogRecord[];
  /** What is not in `logs` and why. */
  readonly logReasons: readonly string[];
}

/** @throws `not_found`, `too_large_to_compute` */
export async function getTraceRows(
  ctx: Pick<ServiceContext, "db" | "scope">,
  traceId: TraceId,
): Promise<TraceRows> {
  const [trace, logs] = await Promise.all([
    loadTrace(ctx, traceId),
    listTraceLogs(ctx.db, ctx.scope, [traceId], { limit: MAX_LOGS }),
  ]);
  const isCut = logs.nextCursor !== null;
  return {
    trace,
    criticalPath: computeCriticalPath(trace),
    causes: computeSlice(trace).causes,
    logs: logs.items,
    logReasons: isCut ? [`only the first ${MAX_LOGS} log records are marked`] : [],
  };
}
