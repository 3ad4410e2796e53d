import { assembleTrace } from "@/lib/analysis/trace/assemble-trace";
import type { AssembledTrace } from "@/lib/analysis/trace/assembled-trace";
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
}

/** Neighbours of a trace, itself among the failing ones; null when no incident keeps it. */
export async function loadNeighbours(
  ctx: Pick<ServiceContext, "db" | "scope">,
  traceId: TraceId,
): Promise<Neighbours | null> {
  const incidentId = await findIncidentOfTrace(ctx.db, ctx.scope, traceId);
  if (incidentId === null) return null;
  const evidence = await listEvidence(ctx.db, ctx.scope, incidentId);
  const idsOf = (isHealthy: boolean) => [
    ...new Set(
      evidence.filter(({ role }) => (role === "healthy") === isHealthy).map((kept) => kept.traceId),
    ),
  ];
  const [failing, healthy] = await Promise.all([
    assembleAll(ctx, idsOf(false).slice(0, MAX_FAILING)),
    assembleAll(ctx, idsOf(true).slice(0, MAX_HEALTHY)),
  ]);
  return { failing, healthy };
}

async function assembleAll(
  ctx: Pick<ServiceContext, "db" | "scope">,
  traceIds: readonly TraceId[],
): Promise<AssembledTrace[]> {
  const byTrace = await findSpansOfTraces(ctx.db, ctx.scope, traceIds, { maxSpans: MAX_SPANS });
  return [...byTrace.values()].map(assembleTrace);
}
