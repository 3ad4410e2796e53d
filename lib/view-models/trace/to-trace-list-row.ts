import type { TraceSummaryDto } from "@/lib/domain/contracts/trace";
import { formatCount } from "@/lib/view-models/format/format-count";
import { formatDuration, formatExactDuration } from "@/lib/view-models/format/format-duration";
import { toUnixMs } from "@/lib/view-models/format/format-time";
import { shortenId } from "@/lib/view-models/format/shorten-id";

/** One line of the list of traces. */
export interface TraceListRow {
  readonly traceId: string;
  readonly href: string;
  readonly shortId: string;
  readonly service: string;
  readonly name: string;
  readonly failed: boolean;
  readonly errorCount: string;
  readonly spanCount: string;
  readonly services: readonly string[];
  readonly startedAtMs: number;
  readonly duration: string;
  readonly exactDuration: string;
}

export function toTraceListRow(trace: TraceSummaryDto): TraceListRow {
  const durationNano = BigInt(trace.durationNano);
  return {
    traceId: trace.traceId,
    href: `/traces/${trace.traceId}`,
    shortId: shortenId(trace.traceId),
    service: trace.rootService,
    name: trace.rootName,
    failed: trace.errorSpanCount > 0,
    errorCount: formatCount(trace.errorSpanCount),
    spanCount: formatCount(trace.spanCount),
    services: trace.services,
    startedAtMs: toUnixMs(BigInt(trace.startUnixNano)),
    duration: formatDuration(durationNano),
    exactDuration: formatExactDuration(durationNano),
  };
}
