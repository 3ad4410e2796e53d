import type { TraceId } from "@/lib/domain/ids";
import type { Span } from "@/lib/domain/span";
import { findEntrySpans } from "@/lib/store/telemetry/find-entry-spans";
import { findSpanArrivals } from "@/lib/store/telemetry/find-span-arrivals";
import { findSpansOfTraces } from "@/lib/store/telemetry/find-spans-of-traces";
import type { ServiceContext } from "../context";
import { watchWindow } from "./watched-processes";

/** Entry spans looked at; those of a busy second. */
const MAX_ENTRIES = 2_000;
const MAX_SPANS = 50_000;
/** A request that began earlier and still runs is not looked for. */
const LONGEST_NANO = 30_000_000_000n;

/**
 * The spans of a trace with those of other traces that ran at the same time, in the order in which
 * they came in. Says in the reasons when not all of the others could be looked at.
 */
export async function loadRivalSpans(
  { db, scope }: Pick<ServiceContext, "db" | "scope">,
  of: { readonly spans: readonly Span[]; readonly traceId: TraceId },
): Promise<{ spans: readonly Span[]; reasons: readonly string[] }> {
  const window = watchWindow(of.spans);
  const entries = await findEntrySpans(db, scope, {
    service: null,
    route: null,
    fromUnixNano: window.fromUnixNano - LONGEST_NANO,
    toUnixNano: window.toUnixNano,
    limit: MAX_ENTRIES,
  });
  const overlapping = entries.filter(
    ({ startUnixNano, durationNano }) => startUnixNano + durationNano >= window.fromUnixNano,
  );
  const rivalIds = [...new Set(overlapping.map(({ traceId }) => traceId))].filter(
    (traceId) => traceId !== of.traceId,
  );
  const rivals = await findSpansOfTraces(db, scope, rivalIds, { maxSpans: MAX_SPANS });
  const arrivals = await findSpanArrivals(db, scope, [of.traceId, ...rivals.keys()]);
  const isCut = entries.length === MAX_ENTRIES || rivals.size < rivalIds.length;
  const spans = [...of.spans, ...[...rivals.values()].flat()];
  return {
    spans: inOrderOfArrival(spans, arrivals),
    reasons: isCut ? ["more traces ran at the time than kernel events were compared with"] : [],
  };
}

/** Spans from before arrivals were kept stay where they are, at the end. */
function inOrderOfArrival(
  spans: readonly Span[],
  arrivals: ReadonlyMap<string, bigint>,
): readonly Span[] {
  const keyed = spans.map((span) => ({
    span,
    arrival: arrivals.get(`${span.traceId}/${span.spanId}`) ?? null,
  }));
  keyed.sort((a, b) => {
    if (a.arrival === null || b.arrival === null) {
      return Number(a.arrival === null) - Number(b.arrival === null);
    }
    return a.arrival < b.arrival ? -1 : a.arrival > b.arrival ? 1 : 0;
  });
  return keyed.map(({ span }) => span);
}
