import { hasFailingRoot } from "@/lib/analysis/citations/failing-root";
import { type EvidenceIndex, indexEvidence } from "@/lib/analysis/citations/index-evidence";
import { assembleByOneClock } from "@/lib/analysis/trace/assemble-by-one-clock";
import { spanIdsOf } from "@/lib/domain/anchor";
import type { Incident } from "@/lib/domain/incident";
import { findSpansInTraces } from "@/lib/store/telemetry/find-anchored";
import { findSpansOfTraces } from "@/lib/store/telemetry/find-spans-of-traces";
import { loadCitedEvidence } from "../analysis/load-cited-evidence";
import type { ServiceContext } from "../context";
import type { KnownIncident } from "./known-incident";
import { causeAnchors } from "./write-cause";

type Context = Pick<ServiceContext, "db" | "scope">;
type Decided = Pick<KnownIncident, "verdict" | "reviews" | "evidence">;

const MAX_SPANS = 100_000;
const NOTHING = {
  healthy: [],
  windowLogs: [],
  healthyLogs: [],
  metrics: [],
  changes: [],
  kernel: [],
  complete: { window: false, healthy: false, logs: false },
};

/**
 * The telemetry that facts of a postmortem are read from and held against: all of the evidence once a
 * hypothesis was accepted, whose claims may be of any of it; else the trace of the first root-cause
 * span, of which the span itself is told. Null while nobody decided anything.
 */
export async function loadTelemetry(
  ctx: Context,
  incident: Incident,
  decided: Decided,
): Promise<EvidenceIndex | null> {
  const isAccepted = decided.reviews.some(
    ({ decision, claims }) => decision === "accepted" && claims.length > 0,
  );
  if (isAccepted) return indexEvidence(await loadCitedEvidence(ctx, incident), hasFailingRoot);
  return decided.verdict === null ? null : loadCause(ctx, causeAnchors(decided.verdict), decided);
}

async function loadCause(
  { db, scope }: Context,
  anchors: readonly string[],
  { evidence }: Decided,
): Promise<EvidenceIndex> {
  const traceIds = evidence.map(({ traceId }) => traceId);
  const found = await findSpansInTraces(db, scope, spanIdsOf(anchors), traceIds);
  const traces = await findSpansOfTraces(
    db,
    scope,
    found.slice(0, 1).map(({ traceId }) => traceId),
    { maxSpans: MAX_SPANS },
  );
  const window = [...traces.values()].map((spans) => assembleByOneClock(spans).trace);
  return indexEvidence({ ...NOTHING, window }, hasFailingRoot);
}
