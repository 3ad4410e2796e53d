import { writeKernelLine } from "@/lib/analysis/kernel/write-kernel-line";
import { FaultlineError } from "@/lib/domain/errors";
import type { GoldEvidence } from "@/lib/domain/gold-case";
import type { TraceId } from "@/lib/domain/ids";
import type { Incident } from "@/lib/domain/incident";
import type { LogRecord } from "@/lib/domain/log-record";
import type { Span } from "@/lib/domain/span";
import { encodeLogs } from "@/lib/otlp/encode-logs";
import { encodeMetrics } from "@/lib/otlp/encode-metrics";
import { encodeTraces } from "@/lib/otlp/encode-traces";
import { listAlerts } from "@/lib/store/alert-repository";
import { listChanges } from "@/lib/store/change-repository";
import { listEvidence } from "@/lib/store/evidence-repository";
import { findKernelEvents } from "@/lib/store/telemetry/find-kernel-events";
import { findSpansOfTraces } from "@/lib/store/telemetry/find-spans-of-traces";
import { listMetrics } from "@/lib/store/telemetry/list-metrics";
import { listTraceLogs } from "@/lib/store/telemetry/list-trace-logs";
import type { ServiceContext } from "../context";
import { evidenceWindow, toUnixNano } from "../evidence/evidence-window";
import { processesOf, watchWindow } from "../kernel/watched-processes";
import { planEvidence } from "../suspects/plan-evidence";

type Context = Pick<ServiceContext, "db" | "scope" | "now">;

/** What a line of a file can hold with room to spare. */
const MAX_SPANS = 100_000;
const MAX_METRIC_POINTS = 20_000;
const MAX_KERNEL_EVENTS = 20_000;
const LOG_PAGE = 200;
const MAX_LOGS = 20_000;
const MAX_CHANGES = 500;

/**
 * The files of a case folder from an incident's evidence as it is now: its failing traces, healthy
 * ones, the log records of both, the metrics of the services it touches, what the kernel did in
 * their processes, and the changes of the window.
 * @throws `conflict` when no failing trace is stored any more
 */
export async function snapshotEvidence(ctx: Context, incident: Incident): Promise<GoldEvidence> {
  const evidence = await listEvidence(ctx.db, ctx.scope, incident.id);
  const idsOf = (isHealthy: boolean) => [
    ...new Set(
      evidence.filter(({ role }) => (role === "healthy") === isHealthy).map((one) => one.traceId),
    ),
  ];
  const [window, healthy] = [idsOf(false), idsOf(true)];
  const [spans, healthySpans] = [await readSpans(ctx, window), await readSpans(ctx, healthy)];
  if (spans.length === 0) {
    const message = `${incident.id} has no failing trace that could be frozen`;
    throw new FaultlineError("conflict", message, { incidentId: incident.id });
  }
  return {
    "traces.otlp.json": toJson(encodeTraces(spans)),
    "baseline.otlp.json": toJson(encodeTraces(healthySpans)),
    "logs.otlp.json": toJson(encodeLogs(await readLogs(ctx, window))),
    "baseline.logs.otlp.json": toJson(encodeLogs(await readLogs(ctx, healthy))),
    ...(await readMetrics(ctx, incident)),
    ...(await readKernelEvents(ctx, [spans, healthySpans])),
    "changes.json": toJson(await readChanges(ctx, incident)),
  };
}

async function readSpans({ db, scope }: Context, traceIds: readonly TraceId[]): Promise<Span[]> {
  const traces = await findSpansOfTraces(db, scope, traceIds, { maxSpans: MAX_SPANS });
  return [...traces.values()].flat();
}

/** No file where there is nothing to be in it. */
async function readMetrics(ctx: Context, incident: Incident): Promise<GoldEvidence> {
  const { metrics: filter } = await planEvidence(ctx, incident);
  if (filter === null) return {};
  const bounded = { ...filter, maxPoints: MAX_METRIC_POINTS };
  const { metrics } = await listMetrics(ctx.db, ctx.scope, bounded);
  return metrics.length === 0 ? {} : { "metrics.otlp.json": toJson(encodeMetrics(metrics)) };
}

/** Of the processes of the traces of each side, while those ran. */
async function readKernelEvents(
  { db, scope }: Context,
  sides: readonly (readonly Span[])[],
): Promise<GoldEvidence> {
  const lines = new Map<string, string>();
  for (const spans of sides.filter(({ length }) => length > 0)) {
    const { pids, hosts, isHostKnown } = processesOf(spans);
    const { events } = await findKernelEvents(db, scope, {
      ...watchWindow(spans),
      hosts: isHostKnown ? hosts : [],
      pids,
      limit: MAX_KERNEL_EVENTS,
    });
    for (const event of events) {
      const line = writeKernelLine(event);
      if (line !== null) lines.set(event.id, line);
    }
  }
  return lines.size === 0 ? {} : { "kernel-events.ndjson": `${[...lines.values()].join("\n")}\n` };
}

async function readLogs({ db, scope }: Context, traceIds: readonly TraceId[]) {
  const found: LogRecord[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listTraceLogs>> = await listTraceLogs(
      db,
      scope,
      traceIds,
      { cursor, limit: LOG_PAGE },
    );
    found.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null && found.length < MAX_LOGS);
  return found;
}

async function readChanges(ctx: Context, incident: Incident) {
  const alerts = await listAlerts(ctx.db, ctx.scope, incident.id);
  const { baselineStart, end } = evidenceWindow(incident, alerts, ctx.now());
  const changes = await listChanges(ctx.db, ctx.scope, {
    fromUnixNano: toUnixNano(baselineStart),
    toUnixNano: toUnixNano(end),
    limit: MAX_CHANGES,
  });
  return changes.map(({ atUnixNano, ...change }) => ({
    ...change,
    at_unix_nano: String(atUnixNano),
  }));
}

/** Integers of 64 bits are strings in OTLP JSON already; should one be left, it is written so too. */
function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "bigint" ? part.toString() : part,
  );
}
