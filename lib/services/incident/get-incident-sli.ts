import { chooseStepSeconds } from "@/lib/analysis/red/choose-step";
import { type RedPoint, toRedPoints } from "@/lib/analysis/red/to-red-points";
import type { StoredAlert } from "@/lib/domain/alert";
import type { RedPointDto, SliDto, SliQuery } from "@/lib/domain/contracts/sli";
import type { IncidentId } from "@/lib/domain/ids";
import type { Incident } from "@/lib/domain/incident";
import { env } from "@/lib/env";
import { listAlerts } from "@/lib/store/alert-repository";
import { listChanges } from "@/lib/store/change-repository";
import { listSlos } from "@/lib/store/slo-repository";
import { countRequests, findRequestExtent } from "@/lib/store/telemetry/count-requests";
import { toChangeMark } from "../change/to-change-mark";
import type { ServiceContext } from "../context";
import { readPrometheusExemplars } from "../evidence/ask-prometheus";
import { type EvidenceWindow, evidenceWindow } from "../evidence/evidence-window";
import { describe, fallbacks } from "../evidence/find-requests";
import { loadIncident } from "./get-incident";
import { listSliExemplars } from "./list-sli-exemplars";
import { findObjective } from "./sli-objective";
import { inSteps, type MsRange, sliRange } from "./sli-range";

type Context = Pick<ServiceContext, "db" | "scope" | "now">;

const NANO_PER_MS = 1_000_000n;
const MOST_STEPS = 120;
const MOST_CHANGES = 50;
const MOST_ALERTS = 100;

/**
 * Rate, errors and latency of the requests that an incident is about, over its window and the hour
 * before it, with what is drawn over them: objective, alerts, changes, exemplars, also those that a
 * Prometheus keeps. @throws `not_found`
 */
export async function getIncidentSli(
  ctx: Context,
  id: IncidentId,
  query: SliQuery,
  prometheusUrl: string | undefined = env().FAULTLINE_PROMETHEUS_URL,
): Promise<SliDto> {
  const incident = await loadIncident(ctx, id);
  const alerts = await listAlerts(ctx.db, ctx.scope, id);
  const window = evidenceWindow(incident, alerts, ctx.now());
  const { by, extent, reasons } = await findCounted(ctx, incident, window);
  const asked = sliRange(query, window, incident.openedAt, extent);
  const stepSeconds = chooseStepSeconds((asked.toMs - asked.fromMs) / 1_000, MOST_STEPS);
  const range = inSteps(asked, stepSeconds);
  const filter = { ...by, ...toNano(range) };
  // Asked while the database counts.
  const asking = readPrometheusExemplars(prometheusUrl, alerts, {
    start: new Date(range.fromMs),
    end: new Date(range.toMs),
  });
  const bucketNano = BigInt(stepSeconds) * 1_000n * NANO_PER_MS;
  const counts = await countRequests(ctx.db, ctx.scope, { ...filter, bucketNano });
  const buckets = (range.toMs - range.fromMs) / (stepSeconds * 1_000);
  const changes = await listChanges(ctx.db, ctx.scope, {
    ...toNano(range),
    services: incident.services,
    limit: MOST_CHANGES,
  });
  const slos = await listSlos(ctx.db, ctx.scope);
  const { exemplars, reasons: unasked } = await asking;
  const isDrawn = extent !== null;
  const told = [
    ...reasons,
    ...unasked,
    ...(isDrawn ? unmarked(alerts.length, changes.length) : []),
  ];
  return {
    status: !isDrawn ? "failed" : told.length > 0 ? "degraded" : "ok",
    reasons: told,
    ...by,
    from: iso(range.fromMs),
    to: iso(range.toMs),
    stepSeconds,
    baselineStart: window.baselineStart.toISOString(),
    incident: incidentTimes(incident),
    items: toRedPoints(counts, buckets).map((point) =>
      toPointDto(point, range.fromMs, stepSeconds),
    ),
    objective: findObjective(
      incident,
      slos.map(({ slo }) => slo),
    ),
    alerts: alerts.slice(0, MOST_ALERTS).map(toAlertMark),
    changes: changes.map(toChangeMark),
    exemplars: await listSliExemplars(ctx, filter, alerts, exemplars),
  };
}

/** What the chart has no room for. */
function unmarked(alertCount: number, changeCount: number): readonly string[] {
  return [
    ...(alertCount > MOST_ALERTS ? [`${MOST_ALERTS} of ${alertCount} alerts are marked`] : []),
    ...(changeCount === MOST_CHANGES ? [`only the newest ${MOST_CHANGES} changes are marked`] : []),
  ];
}

/** Whose requests there are: the alert's labels need not be the names that the telemetry has. */
async function findCounted(ctx: Context, incident: Incident, window: EvidenceWindow) {
  const times = toNano({ fromMs: window.baselineStart.getTime(), toMs: window.end.getTime() });
  const reasons: string[] = [];
  for (const by of fallbacks(incident.service, incident.route)) {
    const found = await findRequestExtent(ctx.db, ctx.scope, { ...by, ...times });
    if (found !== null) {
      const extent = {
        fromMs: Number(found.firstUnixNano / NANO_PER_MS),
        toMs: Number(found.lastUnixNano / NANO_PER_MS) + 1,
      };
      const used = reasons.length > 0 ? [`counted requests of ${describe(by)} instead`] : [];
      return { by, extent, reasons: [...reasons, ...used] };
    }
    reasons.push(`no request of ${describe(by)} was received in the time shown`);
  }
  const { service, route } = incident;
  return { by: { service, route }, extent: null, reasons };
}

/** The point as it is sent, at the start of its step. */
export function toPointDto(point: RedPoint, fromMs: number, stepSeconds: number): RedPointDto {
  const { index, total, failed, p50Nano, p95Nano } = point;
  return {
    startsAt: iso(fromMs + index * stepSeconds * 1_000),
    total,
    failed,
    p50Nano: p50Nano === null ? null : String(p50Nano),
    p95Nano: p95Nano === null ? null : String(p95Nano),
  };
}

function incidentTimes({ openedAt, resolvedAt }: Incident): SliDto["incident"] {
  return { startsAt: openedAt.toISOString(), endsAt: resolvedAt?.toISOString() ?? null };
}

function toAlertMark({ labels, startsAt, endsAt }: StoredAlert): SliDto["alerts"][number] {
  return {
    name: labels.alertname ?? "alert",
    startsAt: startsAt.toISOString(),
    endsAt: endsAt?.toISOString() ?? null,
  };
}

function toNano({ fromMs, toMs }: MsRange) {
  return {
    fromUnixNano: BigInt(fromMs) * NANO_PER_MS,
    toUnixNano: BigInt(toMs) * NANO_PER_MS,
  };
}

function iso(unixMs: number): string {
  return new Date(unixMs).toISOString();
}
