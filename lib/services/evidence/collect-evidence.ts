import { notFound } from "@/lib/domain/errors";
import { asTraceId } from "@/lib/domain/id-text";
import type { IncidentId, TraceId } from "@/lib/domain/ids";
import {
  EVIDENCE_ROLES,
  type EvidenceRole,
  type EvidenceSummary,
  type EvidenceTrace,
  type Incident,
} from "@/lib/domain/incident";
import { listAlerts } from "@/lib/store/alert-repository";
import { replaceEvidence } from "@/lib/store/evidence-repository";
import { findIncident, updateIncident } from "@/lib/store/incident-repository";
import { summarizeTraces } from "@/lib/store/telemetry/summarize-traces";
import type { ServiceContext } from "../context";
import { recordOnce } from "../incident/record-once";
import { enqueueRanking } from "../jobs";
import { chooseExemplars } from "./choose-exemplars";
import { chooseTraces } from "./choose-traces";
import { type EvidenceWindow, evidenceWindow, toUnixNano } from "./evidence-window";
import { describe, findRequests } from "./find-requests";
import { mergeRoles } from "./merge-roles";
import { namedTraces } from "./named-traces";

type Context = Pick<ServiceContext, "db" | "scope" | "now">;

/** Traces whose services an incident is said to touch. */
const TOUCHING = 20;

/**
 * Finds the traces of an incident and stores them with the reason of each: those that its alerts
 * name, then those that exemplars of the alerting metric point to, then failing and slow ones of
 * its service and route in its window, and healthy ones from before. What was searched and could not
 * be found is stored too. Replaces what was there, and has its suspects ranked. @throws `not_found`
 */
export async function collectEvidence(ctx: Context, incidentId: IncidentId): Promise<Incident> {
  const incident = await findIncident(ctx.db, ctx.scope, incidentId);
  if (incident === null) throw notFound("incident", incidentId);
  const now = ctx.now();
  const { window, found } = await search(ctx, incident, now);
  const summary = summarize(window, found, now);
  await replaceEvidence(ctx.db, ctx.scope, incidentId, summary, found.traces);
  if (summary.status !== "failed") {
    const { healthy } = summary.counts;
    const failing = found.traces.length - healthy;
    await recordOnce(ctx, incidentId, { kind: "evidence", failing, healthy });
  }
  const lead = found.traces.find(({ role }) => role !== "healthy");
  const updated = await updateIncident(ctx.db, ctx.scope, incidentId, {
    leadTraceId: lead?.traceId ?? null,
    services: await touchedServices(ctx, incident, found.traces),
  });
  await enqueueRanking([incidentId]);
  return updated;
}

interface Found {
  readonly traces: readonly EvidenceTrace[];
  readonly reasons: readonly string[];
  /** Something had to be left aside to find anything. */
  readonly isDegraded: boolean;
}

async function search(
  ctx: Context,
  incident: Incident,
  now: Date,
): Promise<{ window: EvidenceWindow; found: Found }> {
  const alerts = await listAlerts(ctx.db, ctx.scope, incident.id);
  const window = evidenceWindow(incident, alerts, now);
  const named = await keepNamed(ctx, namedTraces(alerts), originOf(incident));
  const requests = await findRequests(ctx, incident, {
    fromUnixNano: toUnixNano(window.start),
    toUnixNano: toUnixNano(window.end),
  });
  const baseline = await findRequests(ctx, requests.by, {
    fromUnixNano: toUnixNano(window.baselineStart),
    toUnixNano: toUnixNano(window.start),
  });
  const isComparable = baseline.reasons.length === 0;
  const chosen = chooseTraces({
    window: requests.requests,
    baseline: isComparable ? baseline.requests : [],
  });
  const suspicious = new Set(
    chosen.traces.filter(({ role }) => role !== "healthy").map(({ traceId }) => traceId),
  );
  const exemplars = await chooseExemplars(ctx, incident, alerts, window, suspicious);
  const cut = requests.isCut ? ["only the newest requests of the window were looked at"] : [];
  const used = requests.requests.length > 0 && requests.reasons.length > 0;
  return {
    window,
    found: {
      traces: mergeRoles([...named.traces, ...exemplars.traces, ...chosen.traces]),
      reasons: [
        ...named.reasons,
        ...requests.reasons,
        ...(used ? [`looked at requests of ${describe(requests.by)} instead`] : []),
        ...exemplars.reasons,
        ...cut,
        ...chosen.reasons,
      ],
      isDegraded: [named, requests, exemplars, { reasons: cut }].some(
        ({ reasons }) => reasons.length > 0,
      ),
    },
  };
}

/** The trace that an incident was opened from by hand. */
function originOf({ source, groupKey }: Incident): TraceId | null {
  return source === "manual" ? asTraceId(groupKey.replace(/^trace\//, "")) : null;
}

async function keepNamed(
  ctx: Context,
  byAlerts: readonly TraceId[],
  origin: TraceId | null,
): Promise<{ traces: EvidenceTrace[]; reasons: string[] }> {
  const traceIds = origin === null ? byAlerts : [origin];
  const stored = new Set(
    (await summarizeTraces(ctx.db, ctx.scope, traceIds)).map(({ traceId }) => traceId),
  );
  return {
    traces: traceIds
      .filter((traceId) => stored.has(traceId))
      .map((traceId, index) => ({
        traceId,
        role: "named",
        rank: index + 1,
        reason: origin === null ? "the alert names this trace" : "opened from this trace",
        entrySpanId: null,
      })),
    reasons: traceIds
      .filter((traceId) => !stored.has(traceId))
      .map((traceId) => `trace ${traceId} is named, of which no span was received`),
  };
}

function summarize(window: EvidenceWindow, found: Found, now: Date): EvidenceSummary {
  const counts = Object.fromEntries(EVIDENCE_ROLES.map((role) => [role, 0])) as Record<
    EvidenceRole,
    number
  >;
  for (const { role } of found.traces) counts[role] += 1;
  const suspicious = found.traces.length - counts.healthy;
  const isWhole = !found.isDegraded && counts.healthy > 0;
  return {
    status: suspicious === 0 ? "failed" : isWhole ? "ok" : "degraded",
    reasons:
      suspicious === 0 ? [...found.reasons, "no failing or slow trace was found"] : found.reasons,
    collectedAt: now,
    windowStart: window.start,
    windowEnd: window.end,
    baselineStart: window.baselineStart,
    baselineEnd: window.start,
    counts,
  };
}

async function touchedServices(
  ctx: Context,
  incident: Incident,
  traces: readonly EvidenceTrace[],
): Promise<string[]> {
  const ids = traces.filter(({ role }) => role !== "healthy").map(({ traceId }) => traceId);
  const summaries = await summarizeTraces(ctx.db, ctx.scope, ids.slice(0, TOUCHING));
  const services = summaries.flatMap(({ services }) => services);
  return [...new Set([...incident.services, ...services])].sort();
}
