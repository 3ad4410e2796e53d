import type { CitedEvidence, CitedKernelEvent } from "@/lib/analysis/citations/cited-evidence";
import { assembleByOneClock } from "@/lib/analysis/trace/assemble-by-one-clock";
import type { TraceId } from "@/lib/domain/ids";
import type { Incident } from "@/lib/domain/incident";
import type { ServiceContext } from "../context";
import { findKernelEventsOfTrace } from "../kernel/find-kernel-events-of-trace";
import { loadEvidenceSet } from "../suspects/load-evidence-set";
import { planEvidence } from "../suspects/plan-evidence";

type Context = Pick<ServiceContext, "db" | "scope">;

/**
 * Everything that an incident's claims may be held against, and whether that is all there is: what
 * its suspects are ranked by, traces by one clock, and the kernel's events with their spans.
 */
export async function loadCitedEvidence(ctx: Context, incident: Incident): Promise<CitedEvidence> {
  const plan = await planEvidence(ctx, incident);
  const [{ set, complete }, kernel] = await Promise.all([
    loadEvidenceSet(ctx, plan, (spans) => assembleByOneClock(spans).trace),
    readKernelEvents(ctx, incident.leadTraceId),
  ]);
  return { ...set, kernel, complete };
}

/** Of the trace that is told first; the others would each take a reading of their own. */
async function readKernelEvents(
  ctx: Context,
  traceId: TraceId | null,
): Promise<CitedKernelEvent[]> {
  if (traceId === null) return [];
  const { facts } = await findKernelEventsOfTrace(ctx, traceId);
  return facts.flatMap(({ events, spanId, grade }) =>
    events.map((event) => ({ event, spanId, grade })),
  );
}
