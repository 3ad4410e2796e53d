import type { StoredAlert } from "@/lib/domain/alert";
import type { TraceId } from "@/lib/domain/ids";
import type { EvidenceTrace, Incident } from "@/lib/domain/incident";
import { env } from "@/lib/env";
import { listExemplars } from "@/lib/store/telemetry/list-exemplars";
import { summarizeTraces } from "@/lib/store/telemetry/summarize-traces";
import type { ServiceContext } from "../context";
import { alertingExpressions, isOfExpression, wordsOf } from "./alerting-metrics";
import { askPrometheus, type PointedTrace } from "./ask-prometheus";
import { type EvidenceWindow, toUnixNano } from "./evidence-window";

const MAX_READ = 2_000;
const MAX_KEPT = 3;
const MAX_LOOKED_AT = 200;

export interface ChosenExemplars {
  readonly traces: readonly EvidenceTrace[];
  /** What could not be asked. */
  readonly reasons: readonly string[];
}

/**
 * Traces that exemplars of the alerting metric point to, of those that are `suspicious` (failing or
 * slow requests of the alert), and where there are none of those, in which anything failed. Those of
 * the Prometheus that alerted come before those that were sent here; the nearest to the first alert
 * first.
 */
export async function chooseExemplars(
  ctx: Pick<ServiceContext, "db" | "scope">,
  incident: Pick<Incident, "service" | "openedAt">,
  alerts: readonly StoredAlert[],
  window: EvidenceWindow,
  suspicious: ReadonlySet<TraceId>,
): Promise<ChosenExemplars> {
  const expressions = alertingExpressions(alerts);
  if (expressions.length === 0) return { traces: [], reasons: [] };
  const asked = await askPrometheus(env().FAULTLINE_PROMETHEUS_URL, alerts, window);
  const stored = await listStored(ctx, incident, wordsOf(expressions), window);
  const alertedAt = Number(toUnixNano(incident.openedAt));
  const distance = ({ timeUnixNano }: PointedTrace) => Math.abs(Number(timeUnixNano) - alertedAt);
  const byNearness = (pointed: readonly PointedTrace[]) =>
    pointed.toSorted((a, b) => distance(a) - distance(b));
  const reasonOf = new Map<TraceId, string>();
  for (const { traceId, reason } of [...byNearness(asked.pointed), ...byNearness(stored)]) {
    if (!reasonOf.has(traceId)) reasonOf.set(traceId, reason);
  }
  const traceIds = await keepSuspicious(ctx, [...reasonOf.keys()], suspicious);
  const traces = traceIds.slice(0, MAX_KEPT).map((traceId, index) => ({
    traceId,
    role: "exemplar" as const,
    rank: index + 1,
    reason: reasonOf.get(traceId) ?? "",
    entrySpanId: null,
  }));
  return { traces, reasons: asked.reasons };
}

async function listStored(
  ctx: Pick<ServiceContext, "db" | "scope">,
  { service }: Pick<Incident, "service">,
  words: ReadonlySet<string>,
  window: EvidenceWindow,
): Promise<PointedTrace[]> {
  const found = await listExemplars(ctx.db, ctx.scope, {
    services: service === null ? [] : [service],
    fromUnixNano: toUnixNano(window.start),
    toUnixNano: toUnixNano(window.end),
    limit: MAX_READ,
  });
  return found
    .filter((exemplar) => isOfExpression(exemplar, words))
    .flatMap(({ traceId, timeUnixNano, metricName }) =>
      traceId === null ? [] : { traceId, timeUnixNano, reason: `exemplar of ${metricName}` },
    );
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
