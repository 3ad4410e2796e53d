import type { ServiceMapDto, ServiceQuery } from "@/lib/domain/contracts/service";
import { listServiceVersions } from "@/lib/store/telemetry/list-service-versions";
import { countServiceRequests, findNewestRequest } from "@/lib/store/telemetry/summarize-services";
import type { ServiceContext } from "../context";
import { LOOKED_AT, readCalls } from "./read-calls";
import { isoOf, serviceWindow } from "./service-window";
import { toServiceDtos } from "./to-service-dto";

/** More cannot be told apart on a map. */
const MOST_SERVICES = 200;
const MOST_VERSIONS = 2_000;

/** Services of a window with rate, errors and duration, and who called whom. */
export async function listServices(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
  query: ServiceQuery,
): Promise<ServiceMapDto> {
  const window = serviceWindow(query, ctx.now());
  const counts = await countServiceRequests(ctx.db, ctx.scope, window, MOST_SERVICES);
  const filter = { ...window, service: null };
  const versions = await listServiceVersions(ctx.db, ctx.scope, filter, MOST_VERSIONS);
  const { calls, callsFrom, isCut } = await readCalls(ctx, window, null);
  const newest = await findNewestRequest(ctx.db, ctx.scope);
  const items = toServiceDtos(counts, versions);
  const reasons = [
    ...(items.length === MOST_SERVICES ? [`only the ${MOST_SERVICES} busiest services`] : []),
    ...(isCut ? [`calls are those of the newest ${LOOKED_AT} requests`] : []),
  ];
  return {
    status: reasons.length > 0 ? "degraded" : "ok",
    reasons,
    from: window.from.toISOString(),
    to: window.to.toISOString(),
    newestAt: newest === null ? null : isoOf(newest),
    items,
    callsFrom,
    calls,
  };
}
