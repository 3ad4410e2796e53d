import { asIncidentId, asSpanId, asTraceId } from "@/lib/domain/id-text";
import type { IncidentId, SpanId, TraceId } from "@/lib/domain/ids";

/** What a typed or pasted text names outright. */
export type Target =
  | { readonly kind: "incident"; readonly incidentId: IncidentId }
  | { readonly kind: "trace"; readonly traceId: TraceId; readonly spanId: SpanId | null };

/**
 * Reads `INC-42`, `inc 42`, `42`, a trace id, or a W3C `traceparent` header as what it names.
 * Null for anything else: then it is something to search for.
 */
export function findTarget(text: string): Target | null {
  const trimmed = text.trim();
  return findIncident(trimmed) ?? findTrace(trimmed);
}

function findIncident(text: string): Target | null {
  const digits = /^(?:inc[-\s]?)?#?([0-9]{1,9})$/i.exec(text)?.[1];
  const incidentId = asIncidentId(`INC-${digits}`);
  return incidentId === null ? null : { kind: "incident", incidentId };
}

function findTrace(text: string): Target | null {
  const traceparent = /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/i.exec(text);
  const traceId = asTraceId(traceparent?.[1] ?? text.replaceAll("-", ""));
  if (traceId === null) return null;
  return { kind: "trace", traceId, spanId: asSpanId(traceparent?.[2] ?? "") };
}

/** The page of a target. */
export function targetPath(target: Target): string {
  switch (target.kind) {
    case "incident":
      return `/incidents/${target.incidentId}`;
    case "trace":
      return `/traces/${target.traceId}${target.spanId === null ? "" : `?span=${target.spanId}`}`;
  }
}
