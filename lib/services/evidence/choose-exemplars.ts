import type { StoredAlert } from "@/lib/domain/alert";
import type { TraceId } from "@/lib/domain/ids";
import type { EvidenceTrace, Incident } from "@/lib/domain/incident";
import { listExemplars } from "@/lib/store/telemetry/list-exemplars";
import { summarizeTraces } from "@/lib/store/telemetry/summarize-traces";
import type { ServiceContext } from "../context";
import { expressionWords, isOfExpression } from "./alerting-metrics";
import { type EvidenceWindow, toUnixNano } from "./evidence-window";

const MAX_READ = 2_000;
const MAX_KEPT = 3;
const MAX_LOOKED_AT = 200;

/**
 * Traces that exemplars of the alerting metric point to, of those that are `suspicious` (failing or
 * slow requests of the alert), and where there are none of those, in which anything failed. The
 * nearest to the first alert first.
 */
export async function chooseExemplars(
  ctx: Pick<ServiceContext, "db" | "scope">,
  incident: Pick<Incident, "service" | "openedAt">,
  alerts: readonly StoredAlert[],
  window: EvidenceWindow,
  suspicious: ReadonlySet<TraceId>,
): Promise<EvidenceTrace[]> {
  const words = expressionWords(alerts);
  if (words.size === 0) return [];
  const found = await listExemplars(ctx.db, ctx.scope, {
    services: incident.service === null ? [] : [incident.service],
    fromUnixNano: toUnixNano(window.start),
    toUnixNano: toUnixNano(window.end),
    limit: MAX_READ,
  });
  const alertedAt = Number(toUnixNano(incident.openedAt));
  const distance = (timeUnixNano: bigint) => Math.abs(Number(timeUnixNano) - alertedAt);
  const near = found
    .filter((exemplar) => isOfExpression(exemplar, words))
    .sort((a, b) => distance(a.timeUnixNano) - distance(b.timeUnixNano));
  const metricOf = new Map<TraceId, string>();
  for (const { traceId, metricName } of near) {
    if (traceId !== null && !metricOf.has(traceId)) metricOf.set(traceId, metricName);
  }
  const traceIds = await keepSuspicious(ctx, [...metricOf.keys()], suspicious);
  return traceIds.slice(0, MAX_KEPT).map((traceId, index) => ({
    traceId,
    role: "exemplar",
    rank: index + 1,
    reason: `exemplar of ${metricOf.get(traceId)}`,
    entrySpanId: null,
  }));
}

async function keepSuspicious(
  ctx: Pick<ServiceContext, "db" | "scope">,
  traceIds: readonly TraceId[],
  suspicious: ReadonlySet<TraceId>,
): Promise<readonly TraceId[]> {
  const known = traceIds.filter((traceId) => suspicious.has(traceId));
  if (known.length > 0) return known;
  const summaries = await summarizeTraces(ctx.db, ctx.scope, traceIds.slice(0, MAX_LOOKED_AT));
  return summaries.filter(({ errorSpanCount }) => errorSpanCount > 0).map(({ traceId }) => traceId);
}
