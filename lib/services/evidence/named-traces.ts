import type { Alert } from "@/lib/domain/alert";
import { asTraceId } from "@/lib/domain/id-text";
import type { TraceId } from "@/lib/domain/ids";

const NAMES = ["trace_id", "traceId", "trace.id", "traceID", "trace"];

/** Traces that alerts name in a label or an annotation, each once. */
export function namedTraces(
  alerts: readonly Pick<Alert, "labels" | "annotations">[],
): readonly TraceId[] {
  const ids = alerts.flatMap(({ labels, annotations }) => [
    ...traceIdsIn(labels),
    ...traceIdsIn(annotations),
  ]);
  return [...new Set(ids)];
}

/** The trace ids among labels, of an alert or of an exemplar. */
export function traceIdsIn(labels: Readonly<Record<string, string>>): readonly TraceId[] {
  return NAMES.flatMap((name) => {
    const text = labels[name];
    return (text === undefined ? null : asTraceId(text.trim())) ?? [];
  });
}
