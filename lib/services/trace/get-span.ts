import { identifySpans } from "@/lib/analysis/trace/identify-spans";
import type { SpanDto } from "@/lib/domain/contracts/trace";
import { notFound } from "@/lib/domain/errors";
import type { SpanId, TraceId } from "@/lib/domain/ids";
import { findSpansById } from "@/lib/store/telemetry/find-trace-spans";
import type { ServiceContext } from "../context";
import { toSpanDto } from "./to-span-dto";

/**
 * One span, whole. `turn` counts from 1 among the spans that share the id, in the order in which an
 * assembled trace numbers them. @throws `not_found`
 */
export async function getSpan(
  ctx: Pick<ServiceContext, "db" | "scope">,
  { traceId, spanId, turn }: { traceId: TraceId; spanId: SpanId; turn: number },
): Promise<SpanDto> {
  const found = await findSpansById(ctx.db, ctx.scope, traceId, spanId);
  const span = identifySpans(found).spans[turn - 1];
  if (span === undefined) {
    throw notFound("span", `${spanId}${turn === 1 ? "" : `~${turn}`} of trace ${traceId}`);
  }
  return toSpanDto(span);
}
