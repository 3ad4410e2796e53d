import type { Attributes, AttributeValue } from "@/lib/domain/attributes";
import type { Resource } from "@/lib/domain/resource";
import { SPAN_KINDS, type Span, STATUS_CODES } from "@/lib/domain/span";

/** OTLP JSON text of spans (opentelemetry-proto 1.11), one `resourceSpans` per resource. */
export function otlpJsonOf(spans: readonly Span[]): string {
  const byResource = new Map<Resource, Span[]>();
  for (const span of spans) {
    const known = byResource.get(span.resource);
    if (known) known.push(span);
    else byResource.set(span.resource, [span]);
  }
  const resourceSpans = [...byResource].map(([resource, members]) => ({
    resource: { attributes: keyValues(resource.attributes) },
    scopeSpans: [{ scope: { name: members[0]?.scope.name }, spans: members.map(toJsonSpan) }],
  }));
  return JSON.stringify({ resourceSpans });
}

function toJsonSpan(span: Span) {
  return {
    traceId: span.traceId,
    spanId: span.spanId,
    parentSpanId: span.parentSpanId ?? "",
    flags: span.flags,
    name: span.name,
    kind: SPAN_KINDS.indexOf(span.kind),
    startTimeUnixNano: String(span.startUnixNano),
    endTimeUnixNano: String(span.endUnixNano),
    attributes: keyValues(span.attributes),
    events: span.events.map((event) => ({
      timeUnixNano: String(event.timeUnixNano),
      name: event.name,
      attributes: keyValues(event.attributes),
    })),
    links: span.links.map(({ traceId, spanId }) => ({ traceId, spanId })),
    status: { code: STATUS_CODES.indexOf(span.status.code), message: span.status.message },
  };
}

function keyValues(attributes: Attributes) {
  return Object.entries(attributes).map(([key, value]) => ({ key, value: anyValue(value) }));
}

function anyValue(value: AttributeValue): unknown {
  if (typeof value === "string") return { stringValue: value };
  if (typeof value === "boolean") return { boolValue: value };
  if (typeof value === "number") {
    return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  }
  return { stringValue: JSON.stringify(value) };
}
