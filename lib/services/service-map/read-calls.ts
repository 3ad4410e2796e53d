import { type CriticalShares, shareCriticalPath } from "@/lib/analysis/graph/share-critical-path";
import { assembleByOneClock } from "@/lib/analysis/trace/assemble-by-one-clock";
import type { ServiceCallDto } from "@/lib/domain/contracts/service";
import { countServiceCalls, findOldestOfNewest } from "@/lib/store/telemetry/count-service-calls";
import { findEntrySpans } from "@/lib/store/telemetry/find-entry-spans";
import { findSpansOfTraces } from "@/lib/store/telemetry/find-spans-of-traces";
import type { ServiceContext } from "../context";
import { isoOf, type ServiceWindow } from "./service-window";
import { toCallDtos } from "./to-service-dto";

/** Requests whose traces are looked at for who called whom: enough for shares, cheap on a busy day. */
export const LOOKED_AT = 2_000;

/** Requests whose traces are looked at for where their time went, and how many spans of them. */
const TRACES = 60;
const MOST_SPANS = 20_000;

/**
 * Who called whom in the newest requests of a window, and from when on those are; `service` names
 * those whose critical paths are looked at, null: all.
 */
export async function readCalls(
  ctx: Pick<ServiceContext, "db" | "scope">,
  window: ServiceWindow,
  service: string | null,
): Promise<{ readonly calls: ServiceCallDto[]; readonly callsFrom: string; isCut: boolean }> {
  const { db, scope } = ctx;
  const [counts, shares, beyond, further] = await Promise.all([
    countServiceCalls(db, scope, window, LOOKED_AT),
    readShares(ctx, window, service),
    findOldestOfNewest(db, scope, window, LOOKED_AT),
    // One more than looked at: there is one only when some were left aside.
    findOldestOfNewest(db, scope, window, LOOKED_AT + 1),
  ]);
  const isCut = beyond !== null && further !== beyond;
  return {
    calls: toCallDtos(counts, shares),
    callsFrom: isCut && beyond !== null ? isoOf(beyond) : window.from.toISOString(),
    isCut,
  };
}

/** Where the time of the newest requests went; null without any. */
async function readShares(
  ctx: Pick<ServiceContext, "db" | "scope">,
  { fromUnixNano, toUnixNano }: ServiceWindow,
  service: string | null,
): Promise<CriticalShares | null> {
  const filter = { service, route: null, fromUnixNano, toUnixNano, limit: TRACES };
  const newest = await findEntrySpans(ctx.db, ctx.scope, filter);
  const traceIds = [...new Set(newest.map(({ traceId }) => traceId))];
  const found = await findSpansOfTraces(ctx.db, ctx.scope, traceIds, { maxSpans: MOST_SPANS });
  return shareCriticalPath([...found.values()].map((spans) => assembleByOneClock(spans).trace));
}
