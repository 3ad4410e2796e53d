import type { CitedEvidence, CitedKernelEvent } from "@/lib/analysis/citations/cited-evidence";
import { assembleByOneClock } from "@/lib/analysis/trace/assemble-by-one-clock";
import type { AssembledTrace } from "@/lib/analysis/trace/assembled-trace";
import type { Change } from "@/lib/domain/change";
import type { TraceId } from "@/lib/domain/ids";
import type { Incident } from "@/lib/domain/incident";
import type { StoredLogRecord } from "@/lib/domain/log-record";
import { listChanges } from "@/lib/store/change-repository";
import { listEvidence } from "@/lib/store/evidence-repository";
import { findSpansOfTraces } from "@/lib/store/telemetry/find-spans-of-traces";
import { listTraceLogs } from "@/lib/store/telemetry/list-trace-logs";
import type { ServiceContext } from "../context";
import { findKernelEventsOfTrace } from "../kernel/find-kernel-events-of-trace";

type Context = Pick<ServiceContext, "db" | "scope">;

/** Of one side: some seconds to read, and to rank. */
const MAX_SPANS = 100_000;
const MAX_LOGS = 5_000;
const MAX_CHANGES = 200;
const DAY_NANO = 86_400_000_000_000n;
const HOUR_NANO = 3_600_000_000_000n;

/** Everything that an incident's claims may be held against, and whether that is all there is. */
export async function loadCitedEvidence(ctx: Context, incident: Incident): Promise<CitedEvidence> {
  const evidence = await listEvidence(ctx.db, ctx.scope, incident.id);
  const idsWhere = (isHealthy: boolean) => [
    ...new Set(
      evidence.flatMap(({ role, traceId }) =>
        (role === "healthy") === isHealthy ? [traceId] : [],
      ),
    ),
  ];
  const [window, healthy] = await Promise.all([
    assembleAll(ctx, idsWhere(false)),
    assembleAll(ctx, idsWhere(true)),
  ]);
  const [windowLogs, healthyLogs, changes, kernel] = await Promise.all([
    readLogs(ctx, window.ids),
    readLogs(ctx, healthy.ids),
    readChanges(ctx, incident, window.traces),
    readKernelEvents(ctx, incident.leadTraceId),
  ]);
  return {
    window: window.traces,
    healthy: healthy.traces,
    windowLogs: windowLogs.records,
    healthyLogs: healthyLogs.records,
    metrics: [],
    changes,
    kernel,
    complete: {
      window: window.isWhole,
      healthy: healthy.isWhole,
      logs: windowLogs.isWhole && healthyLogs.isWhole,
    },
  };
}

async function assembleAll(ctx: Context, ids: readonly TraceId[]) {
  const byTrace = await findSpansOfTraces(ctx.db, ctx.scope, ids, { maxSpans: MAX_SPANS });
  const traces = [...byTrace.values()].map((spans) => assembleByOneClock(spans).trace);
  return { traces, ids: [...byTrace.keys()], isWhole: byTrace.size === ids.length };
}

async function readLogs(
  ctx: Context,
  traceIds: readonly TraceId[],
): Promise<{ records: readonly StoredLogRecord[]; isWhole: boolean }> {
  if (traceIds.length === 0) return { records: [], isWhole: true };
  const page = await listTraceLogs(ctx.db, ctx.scope, traceIds, { limit: MAX_LOGS });
  return { records: page.items, isWhole: page.nextCursor === null };
}

async function readChanges(
  ctx: Context,
  incident: Incident,
  window: readonly AssembledTrace[],
): Promise<Change[]> {
  const opened = BigInt(incident.openedAt.getTime()) * 1_000_000n;
  const starts = window.map(({ startUnixNano }) => startUnixNano);
  const first = starts.reduce((a, b) => (b < a ? b : a), opened);
  return listChanges(ctx.db, ctx.scope, {
    fromUnixNano: first - DAY_NANO,
    toUnixNano: opened + HOUR_NANO,
    limit: MAX_CHANGES,
  });
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
