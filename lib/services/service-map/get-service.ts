import { chooseStepSeconds } from "@/lib/analysis/red/choose-step";
import { foldOperations } from "@/lib/analysis/red/fold-operations";
import { summarizeRed, toRedPoints } from "@/lib/analysis/red/to-red-points";
import type { ServiceDetailDto, ServiceQuery } from "@/lib/domain/contracts/service";
import type { Incident } from "@/lib/domain/incident";
import { listChanges } from "@/lib/store/change-repository";
import { listIncidents } from "@/lib/store/list-incidents";
import { countRequests } from "@/lib/store/telemetry/count-requests";
import { countVersionRequests } from "@/lib/store/telemetry/count-version-requests";
import { countRouteRequests, findNewestRequest } from "@/lib/store/telemetry/summarize-services";
import { toChangeMark } from "../change/to-change-mark";
import type { ServiceContext } from "../context";
import { toPointDto } from "../incident/get-incident-sli";
import { listSliExemplars } from "../incident/list-sli-exemplars";
import { inSteps } from "../incident/sli-range";
import { getServiceOwner } from "./get-service-owner";
import { readCalls } from "./read-calls";
import { isoOf, type ServiceWindow, serviceWindow } from "./service-window";
import { toRedDto, toVersionDtos } from "./to-service-dto";

type Context = Pick<ServiceContext, "db" | "scope" | "now">;

const MOST_STEPS = 120;
const MOST_OPERATIONS = 500;
const MOST_ROUTE_GROUPS = 20_000;
const MOST_VERSIONS = 100;
const MOST_CHANGES = 50;
const MOST_INCIDENTS = 20;

/** One service over a rolling window. A name that no span has is a service without requests. */
export async function getService(
  ctx: Context,
  name: string,
  query: ServiceQuery,
): Promise<ServiceDetailDto> {
  const asked = serviceWindow(query, ctx.now());
  const stepSeconds = chooseStepSeconds(query.seconds, MOST_STEPS);
  const range = inSteps({ fromMs: asked.from.getTime(), toMs: asked.to.getTime() }, stepSeconds);
  const window = serviceWindow(
    { seconds: (range.toMs - range.fromMs) / 1_000, to: new Date(range.toMs).toISOString() },
    asked.to,
  );
  const { red, series } = await readSeries(ctx, name, window, stepSeconds);
  const routes = await countRouteRequests(
    ctx.db,
    ctx.scope,
    { ...window, service: name },
    MOST_ROUTE_GROUPS,
  );
  const { operations, foldedOperations } = foldOperations(routes, MOST_OPERATIONS);
  const shown = operations.reduce((sum, { total }) => sum + total, 0);
  const { calls, callsFrom } = await readCalls(ctx, window, name);
  const changes = await listChanges(ctx.db, ctx.scope, {
    ...window,
    services: [name],
    limit: MOST_CHANGES,
  });
  const incidents = await listIncidents(ctx.db, ctx.scope, {
    service: [name],
    limit: MOST_INCIDENTS,
  });
  const versions = toVersionDtos(
    await countVersionRequests(ctx.db, ctx.scope, { ...window, service: name }, MOST_VERSIONS),
  );
  const newest = await findNewestRequest(ctx.db, ctx.scope, name);
  const reasons = [
    ...(routes.length === MOST_ROUTE_GROUPS ? ["rare routes were not looked at"] : []),
    ...(changes.length === MOST_CHANGES ? [`only the newest ${MOST_CHANGES} changes`] : []),
    ...(incidents.nextCursor === null ? [] : [`only the first ${MOST_INCIDENTS} incidents`]),
  ];
  return {
    status: reasons.length > 0 ? "degraded" : "ok",
    reasons,
    from: window.from.toISOString(),
    to: window.to.toISOString(),
    newestAt: newest === null ? null : isoOf(newest),
    service: { name, ...toRedDto(red), versions },
    versions,
    owner: await getServiceOwner(ctx, name),
    stepSeconds,
    series,
    exemplars: await listSliExemplars(ctx, { ...window, service: name, route: null }, []),
    operations: operations.map(({ route, routeCount, ...one }) => ({
      route,
      routeCount,
      ...toRedDto(one),
    })),
    folded: { operations: foldedOperations, requests: Math.max(0, red.total - shown) },
    callsFrom,
    calls: calls.filter(({ from, to }) => from === name || to === name),
    changes: changes.map(toChangeMark),
    incidents: incidents.items.map(toIncidentLine),
  };
}

async function readSeries(
  ctx: Context,
  service: string,
  window: ServiceWindow,
  stepSeconds: number,
) {
  const { fromUnixNano, toUnixNano, from, to } = window;
  const bucketNano = BigInt(stepSeconds) * 1_000_000_000n;
  const filter = { service, route: null, fromUnixNano, toUnixNano, bucketNano };
  const counts = await countRequests(ctx.db, ctx.scope, filter);
  const buckets = (to.getTime() - from.getTime()) / (stepSeconds * 1_000);
  const points = toRedPoints(counts, buckets);
  return {
    red: summarizeRed(counts),
    series: points.map((point) => toPointDto(point, from.getTime(), stepSeconds)),
  };
}

function toIncidentLine({ id, title, severity, status, openedAt }: Incident) {
  return { id, title, severity, status, openedAt: openedAt.toISOString() };
}
