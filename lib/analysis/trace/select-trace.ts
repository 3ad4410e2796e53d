import type { TraceId } from "@/lib/domain/ids";
import type { Span } from "@/lib/domain/span";

export interface SelectedSpans {
  readonly traceId: TraceId;
  readonly spans: readonly Span[];
  /** Spans of other traces. */
  readonly strays: readonly Span[];
}

/**
 * The spans of the trace that most of the spans belong to; of two equally large traces, the one
 * with the smaller id. Null without any span. O(n).
 */
export function selectTrace(spans: readonly Span[]): SelectedSpans | null {
  const first = spans[0];
  if (first === undefined) return null;
  if (spans.every((span) => span.traceId === first.traceId)) {
    return { traceId: first.traceId, spans, strays: [] };
  }
  const counts = new Map<TraceId, number>();
  for (const { traceId } of spans) counts.set(traceId, (counts.get(traceId) ?? 0) + 1);
  let chosen = first.traceId;
  let most = 0;
  for (const [traceId, count] of counts) {
    if (count > most || (count === most && traceId < chosen)) {
      chosen = traceId;
      most = count;
    }
  }
  return {
    traceId: chosen,
    spans: spans.filter((span) => span.traceId === chosen),
    strays: spans.filter((span) => span.traceId !== chosen),
  };
}
