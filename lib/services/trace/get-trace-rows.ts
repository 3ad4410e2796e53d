import { computeSlice } from "@/lib/analysis/slice/compute-slice";
import type { AssembledTrace, NodeIndex } from "@/lib/analysis/trace/assembled-trace";
import { computeCriticalPath } from "@/lib/analysis/trace/compute-critical-path";
import type { CriticalPath } from "@/lib/analysis/trace/critical-path";
import { findLosses, type TraceLoss } from "@/lib/analysis/trace/find-losses";
import type { ClockChoice } from "@/lib/analysis/trace/trace-clock";
import type { TraceClockDto } from "@/lib/domain/contracts/trace-clock";
import type { TraceId } from "@/lib/domain/ids";
import type { StoredLogRecord } from "@/lib/domain/log-record";
import { listTraceLogs } from "@/lib/store/telemetry/list-trace-logs";
import type { ServiceContext } from "../context";
import { loadTrace } from "./load-trace";
import { toClockDto } from "./to-clock-dto";

/** Marks on rows: more of them than pixels say nothing more. */
const MAX_LOGS = 5_000;

/** What the rows of a waterfall are built from. */
export interface TraceRows {
  readonly trace: AssembledTrace;
  /** By whose clock the trace's times are. */
  readonly clock: TraceClockDto;
  /** What was sampled, cut or never sent. */
  readonly losses: readonly TraceLoss[];
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
  choice?: ClockChoice,
): Promise<TraceRows> {
  const [{ trace, clock }, logs] = await Promise.all([
    loadTrace(ctx, traceId, choice),
    listTraceLogs(ctx.db, ctx.scope, [traceId], { limit: MAX_LOGS }),
  ]);
  const isCut = logs.nextCursor !== null;
  return {
    trace,
    clock: toClockDto(clock),
    losses: findLosses(trace),
    criticalPath: computeCriticalPath(trace),
    causes: computeSlice(trace).causes,
    logs: logs.items,
    logReasons: isCut ? [`only the first ${MAX_LOGS} log records are marked`] : [],
  };
}
