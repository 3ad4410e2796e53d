import type { Alert } from "@/lib/domain/alert";
import { asTraceId, type TraceId } from "@/lib/domain/ids";

const NAMES = ["trace_id", "traceId", "trace.id", "traceID", "trace"];

/** Traces that alerts name in a label or an annotation, each once. */
export function namedTraces(
  alerts: readonly Pick<Alert, "labels" | "annotations">[],
): readonly TraceId[] {
  const ids = alerts.flatMap(({ labels, annotations }) =>
    NAMES.flatMap((name) => [labels[name], annotations[name]]).flatMap(
      (text) => (text === undefined ? null : asTraceId(text.trim())) ?? [],
    ),
  );
  return [...new Set(ids)];
}
