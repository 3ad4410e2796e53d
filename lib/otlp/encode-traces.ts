import {
  SPAN_KINDS,
  type Span,
  type SpanEvent,
  type SpanLink,
  STATUS_CODES,
} from "@/lib/domain/span";
import { encodeAttributes, type OtlpJson } from "./encode-attributes";
import { encodeResource, encodeScope } from "./encode-resource";
import { groupByOrigin } from "./group-by-origin";

/** OTLP JSON of the spans (`TracesData`, the same as an `ExportTraceServiceRequest`). */
export function encodeTraces(spans: readonly Span[]): { readonly resourceSpans: OtlpJson[] } {
  return {
    resourceSpans: groupByOrigin(spans).map(({ resource, scopes }) => ({
      resource: encodeResource(resource),
      scopeSpans: scopes.map(({ scope, items }) => ({
        scope: encodeScope(scope),
        spans: items.map(encodeSpan),
        schemaUrl: scope.schemaUrl,
      })),
      schemaUrl: resource.schemaUrl,
    })),
  };
}

function encodeSpan(span: Span): OtlpJson {
  return {
    traceId: span.traceId,
    spanId: span.spanId,
    traceState: span.traceState,
    parentSpanId: span.parentSpanId ?? "",
    flags: span.flags,
    name: span.name,
    kind: SPAN_KINDS.indexOf(span.kind),
    startTimeUnixNano: String(span.startUnixNano),
    endTimeUnixNano: String(span.endUnixNano),
    attributes: encodeAttributes(span.attributes),
    droppedAttributesCount: span.droppedAttributesCount,
    events: span.events.map(encodeEvent),
    droppedEventsCount: span.droppedEventsCount,
    links: span.links.map(encodeLink),
    droppedLinksCount: span.droppedLinksCount,
    status: { code: STATUS_CODES.indexOf(span.status.code), message: span.status.message },
  };
}

function encodeEvent(event: SpanEvent): OtlpJson {
  return {
    timeUnixNano: String(event.timeUnixNano),
    name: event.name,
    attributes: encodeAttributes(event.attributes),
    droppedAttributesCount: event.droppedAttributesCount,
  };
}

function encodeLink(link: SpanLink): OtlpJson {
  return {
    traceId: link.traceId,
    spanId: link.spanId,
    traceState: link.traceState,
    attributes: encodeAttributes(link.attributes),
    droppedAttributesCount: link.droppedAttributesCount,
    flags: link.flags,
  };
}
