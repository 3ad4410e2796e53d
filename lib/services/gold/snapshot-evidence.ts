import { FaultlineError } from "@/lib/domain/errors";
import type { GoldEvidence } from "@/lib/domain/gold-case";
import type { TraceId } from "@/lib/domain/ids";
import type { Incident } from "@/lib/domain/incident";
import type { LogRecord } from "@/lib/domain/log-record";
import type { Span } from "@/lib/domain/span";
import { encodeLogs } from "@/lib/otlp/encode-logs";
import { encodeTraces } from "@/lib/otlp/encode-traces";
import { listAlerts } from "@/lib/store/alert-repository";
import { listChanges } from "@/lib/store/change-repository";
import { listEvidence } from "@/lib/store/evidence-repository";
import { findSpansOfTraces } from "@/lib/store/telemetry/find-spans-of-traces";
import { listTraceLogs } from "@/lib/store/telemetry/list-trace-logs";
import type { ServiceContext } from "../context";
import { evidenceWindow, toUnixNano } from "../evidence/evidence-window";

type Context = Pick<ServiceContext, "db" | "scope" | "now">;

/** What a line of a file can hold with room to spare. */
const MAX_SPANS = 100_000;
const LOG_PAGE = 200;
const MAX_LOGS = 20_000;
const MAX_CHANGES = 500;

/**
 * The files of a case folder from an incident's evidence as it is now: its failing traces, healthy
 * ones, the log records of both, and the changes of the window.
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
  const spans = await readSpans(ctx, window);
  if (spans.length === 0) {
    const message = `${incident.id} has no failing trace that could be frozen`;
    throw new FaultlineError("conflict", message, { incidentId: incident.id });
  }
  return {
    "traces.otlp.json": toJson(encodeTraces(spans)),
    "baseline.otlp.json": toJson(encodeTraces(await readSpans(ctx, healthy))),
    "logs.otlp.json": toJson(encodeLogs(await readLogs(ctx, window))),
    "baseline.logs.otlp.json": toJson(encodeLogs(await readLogs(ctx, healthy))),
    "changes.json": toJson(await readChanges(ctx, incident)),
  };
}

async function readSpans({ db, scope }: Context, traceIds: readonly TraceId[]): Promise<Span[]> {
  const traces = await findSpansOfTraces(db, scope, traceIds, { maxSpans: MAX_SPANS });
  return [...traces.values()].flat();
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
