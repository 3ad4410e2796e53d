import { computeCriticalPath } from "@/lib/analysis/trace/compute-critical-path";
import type { CriticalPathDto } from "@/lib/domain/contracts/trace";
import type { TraceId } from "@/lib/domain/ids";
import type { ServiceContext } from "../context";
import { loadTrace } from "./load-trace";

/** Sections that tile the root's duration. @throws `not_found`, `too_large_to_compute` */
export async function getCriticalPath(
  ctx: Pick<ServiceContext, "db" | "scope">,
  traceId: TraceId,
): Promise<CriticalPathDto> {
  const trace = await loadTrace(ctx, traceId);
  const { status, reasons, sections } = computeCriticalPath(trace);
  return {
    status,
    reasons: [...reasons],
    sections: sections.map(({ node, kind, startUnixNano, endUnixNano }) => ({
      spanId: trace.nodes[node]?.id ?? "",
      kind,
      startUnixNano: String(startUnixNano),
      endUnixNano: String(endUnixNano),
    })),
  };
}
