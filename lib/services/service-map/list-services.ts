import type { ServiceMapDto, ServiceQuery } from "@/lib/domain/contracts/service";
import { summarizeAllServices } from "@/lib/store/telemetry/summarize-all-services";
import { findNewestRequest } from "@/lib/store/telemetry/summarize-services";
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
  const most = { services: MOST_SERVICES, versions: MOST_VERSIONS };
  const [{ counts, versions }, { calls, callsFrom, isCut }, newest] = await Promise.all([
    summarizeAllServices(ctx.db, ctx.scope, window, most),
    readCalls(ctx, window, null),
    findNewestRequest(ctx.db, ctx.scope),
  ]);
  const items = toServiceDtos(counts, versions);
  const reasons = [
    ...(items.length === MOST_SERVICES
      ? [`only the ${MOST_SERVICES} busiest services; Ctrl+K finds the others by name`]
      : []),
    ...(isCut
      ? [`calls are those of the newest ${LOOKED_AT.toLocaleString("en-US")} requests`]
      : []),
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
