import type { Resource } from "@/lib/domain/resource";
import type { Span } from "@/lib/domain/span";
import { applyClockSkew } from "./apply-clock-skew";
import { assembleMoved, assembleTrace } from "./assemble-trace";
import type { AssembledTrace } from "./assembled-trace";
import type { ClockSkew } from "./clock-skew";
import { estimateClockSkew } from "./estimate-clock-skew";
import { hostOf } from "./host-of";
import type { ClockChoice, ClockedTrace, OffClock } from "./trace-clock";

/**
 * Assembles a trace by the clock of its reference host where calls show that another host's is off
 * (`estimateClockSkew`), else, or when `raw` is asked for, by the times as recorded:
 *
 *     spans ─▶ assembled as recorded ─▶ clocks compared ─┬─▶ none is off, or raw: as recorded
 *                                                        └─▶ hosts moved, assembled again
 *
 * Assembled again, so that inferred ends, stand-ins and order follow from the moved times too.
 * O(n log n).
 */
export function assembleByOneClock(
  spans: readonly Span[],
  choice: ClockChoice = "adjusted",
): ClockedTrace {
  const recorded = assembleTrace(spans);
  const skew = estimateClockSkew([recorded]);
  const off = clocksThatAreOff(recorded, skew);
  const shown = choice === "adjusted" && off.length > 0 ? "adjusted" : "raw";
  const { status, reasons, reference, hosts } = skew;
  return {
    trace: shown === "raw" ? recorded : assembleMoved(spans, (span) => applyClockSkew(span, skew)),
    clock: { shown, status, reasons, reference, off, hosts },
  };
}

/** By host name. Spans of one batch share their resource, which is read once. */
function clocksThatAreOff(trace: AssembledTrace, { hosts }: ClockSkew): OffClock[] {
  const isOff = [...hosts.values()].filter(({ offsetNano }) => Math.round(offsetNano) !== 0);
  if (isOff.length === 0) return [];
  const spansOf = new Map<Resource, number>();
  for (const node of trace.nodes) {
    if (node.kind !== "span") continue;
    spansOf.set(node.span.resource, (spansOf.get(node.span.resource) ?? 0) + 1);
  }
  const spanCounts = new Map<string, number>();
  for (const [resource, count] of spansOf) {
    const host = hostOf(resource);
    spanCounts.set(host, (spanCounts.get(host) ?? 0) + count);
  }
  return isOff
    .map((clock) => ({ ...clock, spanCount: spanCounts.get(clock.host) ?? 0 }))
    .sort((a, b) => (a.host < b.host ? -1 : 1));
}
