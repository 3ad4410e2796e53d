import type { AssembledTrace } from "@/lib/analysis/trace/assembled-trace";
import type { Change } from "@/lib/domain/change";
import type { StoredKernelEvent } from "@/lib/domain/kernel-event";
import type { StoredLogRecord } from "@/lib/domain/log-record";
import type { Metric } from "@/lib/domain/metric";

/** Everything that a ranking may look at. Any part may be empty; what was missing is said in the result. */
export interface EvidenceSet {
  /** Traces of the incident's window: some or all of them show the trouble. */
  readonly window: readonly AssembledTrace[];
  /** Traces from before it. */
  readonly healthy: readonly AssembledTrace[];
  readonly windowLogs: readonly StoredLogRecord[];
  readonly healthyLogs: readonly StoredLogRecord[];
  /** Spanning both. */
  readonly metrics: readonly Metric[];
  readonly changes: readonly Change[];
  /** Spanning both; absent where none were asked for. */
  readonly kernelEvents?: readonly StoredKernelEvent[];
}
