import { assembleByOneClock } from "@/lib/analysis/trace/assemble-by-one-clock";
import type { ClockChoice, ClockedTrace } from "@/lib/analysis/trace/trace-clock";
import { FaultlineError, notFound } from "@/lib/domain/errors";
import type { TraceId } from "@/lib/domain/ids";
import type { Span } from "@/lib/domain/span";
import { findTraceSpans } from "@/lib/store/telemetry/find-trace-spans";
import type { ServiceContext } from "../context";
import { keepTrace } from "./trace-shelf";

/**
 * What one request may read. A trace of this size takes about 400 MB as objects; of larger ones a
 * part would be drawn as if it were the whole.
 */
export const MAX_TRACE_SPANS = 250_000;

/** The spans of a trace. @throws `not_found`, `too_large_to_compute` */
export async function loadSpans(
  ctx: Pick<ServiceContext, "db" | "scope">,
  traceId: TraceId,
  maxSpans = MAX_TRACE_SPANS,
): Promise<Span[]> {
  const { spans, truncated } = await findTraceSpans(ctx.db, ctx.scope, traceId, {
    limit: maxSpans,
  });
  if (truncated) {
    const message = `trace ${traceId} has more than ${maxSpans} spans`;
    throw new FaultlineError("too_large_to_compute", message, { traceId, maxSpans });
  }
  if (spans.length === 0) throw notFound("trace", traceId);
  return spans;
}

/** A trace, assembled by one clock unless told otherwise. @throws `not_found`, `too_large_to_compute` */
export async function loadTrace(
  ctx: Pick<ServiceContext, "db" | "scope">,
  traceId: TraceId,
  clock: ClockChoice = "adjusted",
): Promise<ClockedTrace> {
  return keepTrace(ctx, traceId, clock, async () =>
    assembleByOneClock(await loadSpans(ctx, traceId), clock),
  );
}
