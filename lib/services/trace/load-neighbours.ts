import { spreadOver } from "@/lib/analysis/statistics/spread-over";
import { assembleByOneClock } from "@/lib/analysis/trace/assemble-by-one-clock";
import type { AssembledTrace } from "@/lib/analysis/trace/assembled-trace";
import type { ClockChoice } from "@/lib/analysis/trace/trace-clock";
import type { TraceId } from "@/lib/domain/ids";
import { listEvidence } from "@/lib/store/evidence-repository";
import { findIncidentOfTrace } from "@/lib/store/find-incident-of-trace";
import { findSpansOfTraces } from "@/lib/store/telemetry/find-spans-of-traces";
import type { ServiceContext } from "../context";

/** Enough to compare with; a second of reading at most. */
const MAX_FAILING = 50;
const MAX_HEALTHY = 40;
const MAX_SPANS = 20_000;

/** The other traces of the incident that a trace is evidence of. */
export interface Neighbours {
  readonly failing: readonly AssembledTrace[];
  readonly healthy: readonly AssembledTrace[];
  /** What is not among them that should be. */
  readonly reasons: readonly string[];
}

export interface NeighbourOptions {
  /** Of the failing ones together, and of the healthy ones. */
  readonly maxSpans?: number;
  readonly clock?: ClockChoice;
}

/** Neighbours of a trace, itself not among them; null when no incident keeps it. */
export async function loadNeighbours(
  ctx: Pick<ServiceContext, "db" | "scope">,
  traceId: TraceId,
  { maxSpans = MAX_SPANS, clock = "adjusted" }: NeighbourOptions = {},
): Promise<Neighbours | null> {
  const incidentId = await findIncidentOfTrace(ctx.db, ctx.scope, traceId);
  if (incidentId === null) return null;
  const evidence = await listEvidence(ctx.db, ctx.scope, incidentId);
  const idsOf = (isHealthy: boolean) => {
    const kept = evidence.filter(({ role }) => (role === "healthy") === isHealthy);
    const others = new Set(kept.map((trace) => trace.traceId));
    others.delete(traceId);
    return [...others];
  };
  // The typical failing ones come first. The healthy ones come by time: those of one moment, in which
  // something may have been slow, do not tell what is usual.
  const [failing, healthy] = await Promise.all([
    assembleAll(ctx, "failing", idsOf(false).slice(0, MAX_FAILING), { maxSpans, clock }),
    assembleAll(ctx, "healthy", spreadOver(idsOf(true), MAX_HEALTHY), { maxSpans, clock }),
  ]);
  return {
    failing: failing.traces,
    healthy: healthy.traces,
    reasons: [...failing.reasons, ...healthy.reasons],
  };
}

async function assembleAll(
  ctx: Pick<ServiceContext, "db" | "scope">,
  role: "failing" | "healthy",
  traceIds: readonly TraceId[],
  { maxSpans, clock }: Required<NeighbourOptions>,
): Promise<{ traces: AssembledTrace[]; reasons: string[] }> {
  const byTrace = await findSpansOfTraces(ctx.db, ctx.scope, traceIds, { maxSpans });
  const missing = traceIds.length - byTrace.size;
  return {
    traces: [...byTrace.values()].map((spans) => assembleByOneClock(spans, clock).trace),
    reasons:
      missing === 0
        ? []
        : [`${missing} of ${traceIds.length} ${role} traces too large to compare, or not stored`],
  };
}
