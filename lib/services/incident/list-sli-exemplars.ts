import type { StoredAlert } from "@/lib/domain/alert";
import type { SliExemplarDto } from "@/lib/domain/contracts/sli";
import { asTraceId } from "@/lib/domain/id-text";
import type { StoredExemplar } from "@/lib/domain/metric";
import type { PrometheusExemplar } from "@/lib/sources/prometheus/query-exemplars";
import { listExemplars } from "@/lib/store/telemetry/list-exemplars";
import {
  listRequestExemplars,
  type RequestExemplar,
} from "@/lib/store/telemetry/list-request-exemplars";
import type { RequestFilter } from "@/lib/store/telemetry/request-conditions";
import { summarizeTraces, type TraceSummary } from "@/lib/store/telemetry/summarize-traces";
import type { ServiceContext } from "../context";
import { alertingExpressions, isOfExpression, wordsOf } from "../evidence/alerting-metrics";
import { toPrometheusPoints } from "./prometheus-points";

/** Cells of time that each have exemplars of their own: 24 points at most can be told apart. */
const CELLS = 8n;
const MOST_METRIC_EXEMPLARS = 12;
const MOST_READ = 2_000;
/** Slower than this many times the typical request of its cell is slow. */
const SLOW_TIMES = 2n;

const NANO_OF_UNIT: Readonly<Record<string, number>> = { ns: 1, us: 1e3, µs: 1e3, ms: 1e6, s: 1e9 };

/**
 * Requests that show what a chart is about: of each cell of time one that failed, one that was slow
 * and a typical one, and those that exemplars of the alerting metrics point to, as they came and as
 * Prometheus keeps them. Oldest first.
 */
export async function listSliExemplars(
  ctx: Pick<ServiceContext, "db" | "scope">,
  filter: RequestFilter,
  alerts: readonly StoredAlert[],
  ofPrometheus: readonly PrometheusExemplar[] = [],
): Promise<SliExemplarDto[]> {
  const range = filter.toUnixNano - filter.fromUnixNano;
  const cellNano = range / CELLS + 1n;
  const requests = await listRequestExemplars(ctx.db, ctx.scope, { ...filter, cellNano });
  const ofRequests = dropFastSlow(requests, filter.fromUnixNano, cellNano).map(ofRequest);
  const words = wordsOf(alertingExpressions(alerts));
  if (words.size === 0) return ofRequests;
  const kept = toPrometheusPoints(ofPrometheus, filter, MOST_METRIC_EXEMPLARS);
  const found = await listExemplars(ctx.db, ctx.scope, {
    services: filter.service === null ? [] : [filter.service],
    fromUnixNano: filter.fromUnixNano,
    toUnixNano: filter.toUnixNano,
    limit: MOST_READ,
  });
  const known = new Set([...ofRequests, ...kept].map(({ traceId }) => traceId));
  const ofMetrics = found
    .filter((exemplar) => isOfExpression(exemplar, words))
    .flatMap((exemplar) => ofMetric(exemplar) ?? [])
    .filter(({ traceId }) => !known.has(traceId) && known.add(traceId));
  const told = await tellTraces(ctx, [...spread(ofMetrics), ...kept]);
  return [...ofRequests, ...told].sort((a, b) =>
    BigInt(a.atUnixNano) < BigInt(b.atUnixNano) ? -1 : 1,
  );
}

/** The slowest of a cell is no slow request where all take about as long. */
function dropFastSlow(
  exemplars: readonly RequestExemplar[],
  fromUnixNano: bigint,
  cellNano: bigint,
): RequestExemplar[] {
  const cellOf = (one: RequestExemplar) => (one.startUnixNano - fromUnixNano) / cellNano;
  const typical = new Map(
    exemplars.filter(({ stand }) => stand === "typical").map((one) => [cellOf(one), one]),
  );
  return exemplars.flatMap((one) => {
    if (one.stand !== "slow") return one;
    const usual = typical.get(cellOf(one));
    // Alone in its cell it is the typical one too.
    if (usual === undefined) return { ...one, stand: "typical" };
    return one.durationNano > usual.durationNano * SLOW_TIMES ? one : [];
  });
}

/** A metric does not say how the request ended, nor whether its trace came here: the trace does. */
async function tellTraces(
  ctx: Pick<ServiceContext, "db" | "scope">,
  exemplars: readonly SliExemplarDto[],
): Promise<SliExemplarDto[]> {
  const traceIds = exemplars.flatMap(({ traceId }) => asTraceId(traceId) ?? []);
  const summaries = await summarizeTraces(ctx.db, ctx.scope, [...new Set(traceIds)]);
  const byId = new Map<string, TraceSummary>(summaries.map((one) => [one.traceId, one]));
  return exemplars.map((exemplar) => {
    const trace = byId.get(exemplar.traceId);
    if (trace === undefined) return exemplar;
    const { errorSpanCount: count, durationNano } = trace;
    return {
      ...exemplar,
      isHeld: true,
      durationNano: exemplar.durationNano ?? String(durationNano),
      failure:
        count === 0 ? null : `${count} ${count === 1 ? "span" : "spans"} of its trace failed`,
    };
  });
}

/** As many as can be told apart, from all over the time. */
function spread<T>(items: readonly T[]): readonly T[] {
  const every = Math.ceil(items.length / MOST_METRIC_EXEMPLARS);
  return items.filter((_, index) => index % every === 0);
}

function ofRequest(one: RequestExemplar): SliExemplarDto {
  const { stand, traceId, spanId, service, name, failure } = one;
  return {
    stand,
    traceId,
    spanId,
    service,
    name,
    failure,
    atUnixNano: String(one.startUnixNano),
    durationNano: String(one.durationNano),
    isHeld: true,
  };
}

function ofMetric(exemplar: StoredExemplar): SliExemplarDto | null {
  const { traceId, spanId, service, metricName, timeUnixNano, unit, value } = exemplar;
  const nano = NANO_OF_UNIT[unit];
  if (traceId === null) return null;
  return {
    stand: "metric",
    traceId,
    spanId,
    service,
    name: metricName,
    atUnixNano: String(timeUnixNano),
    durationNano:
      nano === undefined || value === null || value < 0 ? null : String(Math.round(value * nano)),
    failure: null,
    isHeld: false,
  };
}
