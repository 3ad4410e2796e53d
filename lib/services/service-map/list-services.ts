import type { ServiceMapDto, ServiceQuery } from "@/lib/domain/contracts/service";
import { countServiceCalls } from "@/lib/store/telemetry/count-service-calls";
import { listServiceVersions } from "@/lib/store/telemetry/list-service-versions";
import { countServiceRequests, findNewestRequest } from "@/lib/store/telemetry/summarize-services";
import type { ServiceContext } from "../context";
import { isoOf, serviceWindow } from "./service-window";
import { toCallDtos, toServiceDtos } from "./to-service-dto";

/** More cannot be told apart on a map. */
const MOST_SERVICES = 200;
const MOST_VERSIONS = 2_000;
/** Requests whose traces are looked at for who called whom: enough for shares, cheap on a busy day. */
export const LOOKED_AT = 2_000;

/** Services of a window with rate, errors and duration, and who called whom. */
export async function listServices(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
  query: ServiceQuery,
): Promise<ServiceMapDto> {
  const window = serviceWindow(query, ctx.now());
  const counts = await countServiceRequests(ctx.db, ctx.scope, window, MOST_SERVICES);
  const filter = { ...window, service: null };
  const versions = await listServiceVersions(ctx.db, ctx.scope, filter, MOST_VERSIONS);
  const calls = await countServiceCalls(ctx.db, ctx.scope, window, LOOKED_AT);
  const newest = await findNewestRequest(ctx.db, ctx.scope);
  const items = toServiceDtos(counts, versions);
  const requests = items.reduce((sum, { total }) => sum + total, 0);
  const reasons = [
    ...(items.length === MOST_SERVICES ? [`only the ${MOST_SERVICES} busiest services`] : []),
    ...(requests > LOOKED_AT ? [`calls are those of the newest ${LOOKED_AT} requests`] : []),
  ];
  return {
    status: reasons.length > 0 ? "degraded" : "ok",
    reasons,
    from: window.from.toISOString(),
    to: window.to.toISOString(),
    newestAt: newest === null ? null : isoOf(newest),
    items,
    calls: toCallDtos(calls),
  };
}
