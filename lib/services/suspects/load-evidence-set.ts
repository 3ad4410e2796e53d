import type { EvidenceSet } from "@/lib/analysis/suspects/evidence-set";
import { assembleTrace } from "@/lib/analysis/trace/assemble-trace";
import type { AssembledTrace } from "@/lib/analysis/trace/assembled-trace";
import type { TraceId } from "@/lib/domain/ids";
import type { StoredKernelEvent } from "@/lib/domain/kernel-event";
import type { StoredLogRecord } from "@/lib/domain/log-record";
import type { Metric } from "@/lib/domain/metric";
import type { Span } from "@/lib/domain/span";
import { findKernelEvents } from "@/lib/store/telemetry/find-kernel-events";
import { findSpansOfTraces } from "@/lib/store/telemetry/find-spans-of-traces";
import { listExemplars } from "@/lib/store/telemetry/list-exemplars";
import { listMetrics } from "@/lib/store/telemetry/list-metrics";
import { listTraceLogs } from "@/lib/store/telemetry/list-trace-logs";
import type { ServiceContext } from "../context";
import { processesOf, watchWindow } from "../kernel/watched-processes";
import { attachExemplars } from "./attach-exemplars";
import type { EvidencePlan } from "./plan-evidence";

const MAX_KERNEL_EVENTS = 100_000;
const MAX_EXEMPLARS = 2_000;

type Context = Pick<ServiceContext, "db" | "scope">;

export interface LoadedEvidence {
  readonly set: EvidenceSet;
  /** Which parts of it are all that was planned. */
  readonly complete: {
    readonly window: boolean;
    readonly healthy: boolean;
    readonly logs: boolean;
  };
  /** What was planned and is not in it. */
  readonly reasons: readonly string[];
}

interface Part<T> {
  readonly items: readonly T[];
  readonly reasons: readonly string[];
}

type Assemble = (spans: readonly Span[]) => AssembledTrace;

/** Reads what was planned, each trace put together by `assemble`, and says what is missing of it. */
export async function loadEvidenceSet(
  ctx: Context,
  plan: EvidencePlan,
  assemble: Assemble = (spans) => assembleTrace(spans),
): Promise<LoadedEvidence> {
  const { maxSpans } = plan;
  const [window, healthy, windowLogs, healthyLogs, metrics] = await Promise.all([
    loadTraces(ctx, plan.window, { maxSpans, side: "failing or slow", assemble }),
    loadTraces(ctx, plan.healthy, { maxSpans, side: "healthy", assemble }),
    loadLogs(ctx, plan.window, plan.maxLogs, "failing or slow"),
    loadLogs(ctx, plan.healthy, plan.maxLogs, "healthy"),
    loadMetrics(ctx, plan.metrics),
  ]);
  const kernel = [await loadKernel(ctx, window.items), await loadKernel(ctx, healthy.items)];
  return {
    set: {
      window: window.items,
      healthy: healthy.items,
      windowLogs: windowLogs.items,
      healthyLogs: healthyLogs.items,
      metrics: metrics.items,
      changes: plan.changes,
      kernelEvents: kernel.flatMap(({ items }) => items),
    },
    complete: {
      window: window.reasons.length === 0,
      healthy: healthy.reasons.length === 0,
      logs: windowLogs.reasons.length + healthyLogs.reasons.length === 0,
    },
    reasons: [window, healthy, windowLogs, healthyLogs, metrics, ...kernel].flatMap(
      ({ reasons }) => reasons,
    ),
  };
}

interface TracesToLoad {
  readonly maxSpans: number;
  readonly side: string;
  readonly assemble: Assemble;
}

async function loadTraces(
  ctx: Context,
  traceIds: readonly TraceId[],
  { maxSpans, side, assemble }: TracesToLoad,
): Promise<Part<AssembledTrace>> {
  const found = await findSpansOfTraces(ctx.db, ctx.scope, traceIds, { maxSpans });
  const missing = traceIds.length - found.size;
  return {
    items: [...found.values()].map(assemble),
    reasons:
      missing === 0
        ? []
        : [
            `${missing} of ${traceIds.length} ${side} traces were not looked at: more than ${maxSpans} spans together, or no longer stored`,
          ],
  };
}

async function loadLogs(
  ctx: Context,
  traceIds: readonly TraceId[],
  limit: number,
  side: string,
): Promise<Part<StoredLogRecord>> {
  const page = await listTraceLogs(ctx.db, ctx.scope, traceIds, { limit });
  return {
    items: page.items,
    reasons:
      page.nextCursor === null
        ? []
        : [`only the first ${limit} log records of the ${side} traces were looked at`],
  };
}

/** What the kernel did in the processes of some traces, while they ran. */
async function loadKernel(
  ctx: Context,
  traces: readonly AssembledTrace[],
): Promise<Part<StoredKernelEvent>> {
  const spans = traces.flatMap(({ nodes }) =>
    nodes.flatMap((node) => (node.kind === "span" ? [node.span] : [])),
  );
  if (spans.length === 0) return { items: [], reasons: [] };
  const { pids, hosts, isHostKnown } = processesOf(spans);
  const { events, truncated } = await findKernelEvents(ctx.db, ctx.scope, {
    ...watchWindow(spans),
    hosts: isHostKnown ? hosts : [],
    pids,
    limit: MAX_KERNEL_EVENTS,
  });
  return {
    items: events,
    reasons: truncated ? [`only the first ${MAX_KERNEL_EVENTS} kernel events were looked at`] : [],
  };
}

async function loadMetrics(ctx: Context, filter: EvidencePlan["metrics"]): Promise<Part<Metric>> {
  if (filter === null) return { items: [], reasons: [] };
  const [{ metrics, leftOut }, exemplars] = await Promise.all([
    listMetrics(ctx.db, ctx.scope, filter),
    listExemplars(ctx.db, ctx.scope, { ...filter, limit: MAX_EXEMPLARS }),
  ]);
  return {
    items: attachExemplars(metrics, exemplars),
    reasons:
      leftOut.metrics === 0
        ? []
        : [
            `${leftOut.metrics} metrics with ${leftOut.points} points were not looked at: more than ${filter.maxPoints} points together`,
          ],
  };
}
