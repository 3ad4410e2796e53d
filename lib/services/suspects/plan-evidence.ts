import type { Change } from "@/lib/domain/change";
import type { TraceId } from "@/lib/domain/ids";
import type { Incident } from "@/lib/domain/incident";
import { listChanges } from "@/lib/store/change-repository";
import { listEvidence } from "@/lib/store/evidence-repository";
import type { ServiceContext } from "../context";
import { toUnixNano } from "../evidence/evidence-window";

/** Changes further back are no news to the incident. */
export const CHANGES_BEFORE_MS = 24 * 60 * 60_000;
const MAX_CHANGES = 500;
/** Both at once are read in about a second. */
const MAX_SPANS_OF_A_SIDE = 60_000;
const MAX_LOGS_OF_A_SIDE = 20_000;
const MAX_METRIC_POINTS = 100_000;

/** What a ranking is to look at, before any of it is read. Limits are part of it: they decide what is read. */
export interface EvidencePlan {
  readonly window: readonly TraceId[];
  readonly healthy: readonly TraceId[];
  /** Null where no evidence was collected. */
  readonly metrics: {
    readonly services: readonly string[];
    readonly fromUnixNano: bigint;
    readonly toUnixNano: bigint;
    readonly maxPoints: number;
  } | null;
  /** In the order of their ids. */
  readonly changes: readonly Change[];
  readonly maxSpans: number;
  readonly maxLogs: number;
}

/**
 * The traces kept for the incident, failing ones as its window and healthy ones beside it; metrics of
 * the services it touches, over both; changes of the day before it ended.
 */
export async function planEvidence(
  ctx: Pick<ServiceContext, "db" | "scope">,
  incident: Incident,
): Promise<EvidencePlan> {
  const traces = await listEvidence(ctx.db, ctx.scope, incident.id);
  const idsOf = (isHealthy: boolean) => [
    ...new Set(
      traces.filter(({ role }) => (role === "healthy") === isHealthy).map((one) => one.traceId),
    ),
  ];
  const window = idsOf(false);
  const suspicious = new Set(window);
  const { baselineStart, windowEnd } = incident.evidence;
  const end = windowEnd ?? incident.resolvedAt ?? incident.openedAt;
  return {
    window,
    healthy: idsOf(true).filter((traceId) => !suspicious.has(traceId)),
    metrics:
      baselineStart === null
        ? null
        : {
            services: incident.services,
            fromUnixNano: toUnixNano(baselineStart),
            toUnixNano: toUnixNano(end),
            maxPoints: MAX_METRIC_POINTS,
          },
    changes: await changesBefore(ctx, end),
    maxSpans: MAX_SPANS_OF_A_SIDE,
    maxLogs: MAX_LOGS_OF_A_SIDE,
  };
}

async function changesBefore(
  ctx: Pick<ServiceContext, "db" | "scope">,
  end: Date,
): Promise<readonly Change[]> {
  const changes = await listChanges(ctx.db, ctx.scope, {
    fromUnixNano: toUnixNano(new Date(end.getTime() - CHANGES_BEFORE_MS)),
    toUnixNano: toUnixNano(end),
    limit: MAX_CHANGES,
  });
  return changes.sort((a, b) => (a.id < b.id ? -1 : 1));
}
