import type { IncidentId, SpanId, TraceId } from "./ids";

const ZERO_TRACE_ID = "0".repeat(32);
const ZERO_SPAN_ID = "0".repeat(16);

/** The trace id when `text` is a valid one, else null. No allocation beyond lower-casing. */
export function asTraceId(text: string): TraceId | null {
  const id = text.toLowerCase();
  return /^[0-9a-f]{32}$/.test(id) && id !== ZERO_TRACE_ID ? (id as TraceId) : null;
}

/** The span id when `text` is a valid one, else null. */
export function asSpanId(text: string): SpanId | null {
  const id = text.toLowerCase();
  return /^[0-9a-f]{16}$/.test(id) && id !== ZERO_SPAN_ID ? (id as SpanId) : null;
}

/** The incident id when `text` is a valid one, else null. */
export function asIncidentId(text: string): IncidentId | null {
  const id = text.toUpperCase();
  return /^INC-[1-9][0-9]{0,8}$/.test(id) ? (id as IncidentId) : null;
}
