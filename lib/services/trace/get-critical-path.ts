import { computeCriticalPath } from "@/lib/analysis/trace/compute-critical-path";
import type { ClockChoice } from "@/lib/analysis/trace/trace-clock";
import type { CriticalPathDto } from "@/lib/domain/contracts/trace";
import type { TraceId } from "@/lib/domain/ids";
import type { ServiceContext } from "../context";
import { loadTrace } from "./load-trace";
import { toClockDto } from "./to-clock-dto";

/** Sections that tile the root's duration. @throws `not_found`, `too_large_to_compute` */
export async function getCriticalPath(
  ctx: Pick<ServiceContext, "db" | "scope">,
  traceId: TraceId,
  choice?: ClockChoice,
): Promise<CriticalPathDto> {
  const { trace, clock } = await loadTrace(ctx, traceId, choice);
  const { status, reasons, sections } = computeCriticalPath(trace);
  return {
    status,
    reasons: [...reasons],
    clock: toClockDto(clock),
    sections: sections.map(({ node, kind, startUnixNano, endUnixNano }) => ({
      spanId: trace.nodes[node]?.id ?? "",
      kind,
      startUnixNano: String(startUnixNano),
      endUnixNano: String(endUnixNano),
    })),
  };
}
