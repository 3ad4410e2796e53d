import { assembleTrace } from "@/lib/analysis/trace/assemble-trace";
import type { TraceDto } from "@/lib/domain/contracts/trace";
import { failureOf } from "@/lib/domain/failure-of";
import type { TraceId } from "@/lib/domain/ids";
import { serviceNameOf } from "@/lib/domain/resource";
import { encodeTraces } from "@/lib/otlp/encode-traces";
import type { ServiceContext } from "../context";
import { loadSpans } from "./load-trace";
import { toSpanDto } from "./to-span-dto";

/** A trace with every span as it was received, and how whole it is. @throws `not_found` */
export async function getTrace(
  ctx: Pick<ServiceContext, "db" | "scope">,
  traceId: TraceId,
): Promise<TraceDto> {
  const spans = await loadSpans(ctx, traceId);
  const { status, reasons, startUnixNano, endUnixNano, repairs } = assembleTrace(spans);
  return {
    traceId,
    status,
    reasons: [...reasons],
    startUnixNano: String(startUnixNano),
    endUnixNano: String(endUnixNano),
    spanCount: spans.length,
    errorSpanCount: spans.filter((span) => failureOf(span) !== null).length,
    services: [...new Set(spans.map(({ resource }) => serviceNameOf(resource)))].sort(),
    repairs: repairs.map((repair) => ({ ...repair, nodeIds: [...repair.nodeIds] })),
    spans: spans.map(toSpanDto),
  };
}

/** The same as OTLP JSON (`TracesData`), which a receiver would take again. @throws `not_found` */
export async function exportTrace(
  ctx: Pick<ServiceContext, "db" | "scope">,
  traceId: TraceId,
): Promise<ReturnType<typeof encodeTraces>> {
  return encodeTraces(await loadSpans(ctx, traceId));
}
