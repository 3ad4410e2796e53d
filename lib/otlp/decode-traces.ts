import type { OtlpEncoding } from "@/lib/domain/otlp";
import type { InstrumentationScope, Resource } from "@/lib/domain/resource";
import { SPAN_KINDS, type Span, STATUS_CODES } from "@/lib/domain/span";
import { decodeAttributes } from "./decode-attributes";
import { decodeSpanId, decodeTraceId, isAbsentId } from "./decode-ids";
import { decodeResource, decodeScope } from "./decode-resource";
import { DecodeReport, type DecodeResult } from "./decode-result";
import { decodeSpanEvents, decodeSpanLinks } from "./decode-span-parts";
import { BEYOND_TIME, isStorableTime, reportReplacedTexts } from "./storable";
import { readRequest } from "./wire/read-request";
import type { WireSpan } from "./wire/wire-types";

/**
 * Spans of an `ExportTraceServiceRequest`. Those of one resource share its object. A span with an
 * invalid id is rejected alone; throws `invalid_request` when the request cannot be read at all.
 */
export function decodeTraces(body: Uint8Array, encoding: OtlpEncoding): DecodeResult<Span> {
  const { request, replacedTextCount } = readRequest("traces", body, encoding);
  const report = new DecodeReport();
  const spans: Span[] = [];
  for (const [r, { resource, scopeSpans, schemaUrl }] of request.resourceSpans.entries()) {
    const decodedResource = decodeResource(resource, schemaUrl);
    for (const [s, scoped] of scopeSpans.entries()) {
      const origin = {
        resource: decodedResource,
        scope: decodeScope(scoped.scope, scoped.schemaUrl),
      };
      for (const [index, wire] of scoped.spans.entries()) {
        const path = () => `resourceSpans[${r}].scopeSpans[${s}].spans[${index}]`;
        const span = decodeSpan(wire, origin, report, path);
        if (span !== null) spans.push(span);
      }
    }
  }
  reportReplacedTexts(report, replacedTextCount);
  return report.toResult(spans, "span");
}

interface Origin {
  readonly resource: Resource;
  readonly scope: InstrumentationScope;
}

function decodeSpan(
  wire: WireSpan,
  origin: Origin,
  report: DecodeReport,
  path: () => string,
): Span | null {
  const ids = decodeIds(wire);
  if (typeof ids === "string") {
    report.reject(ids, path());
    return null;
  }
  const kind = SPAN_KINDS[wire.kind];
  if (kind === undefined) report.warn("the kind is unknown, kept as unspecified", path());
  const code = STATUS_CODES[wire.status?.code ?? 0];
  if (code === undefined) report.warn("the status code is unknown, kept as unset", path());
  const { links, leftOutCount } = decodeSpanLinks(wire.links);
  if (leftOutCount > 0) report.warn("a link without valid ids is dropped", path(), leftOutCount);
  return {
    traceId: ids.traceId,
    spanId: ids.spanId,
    parentSpanId: ids.parentSpanId,
    traceState: wire.traceState,
    flags: wire.flags,
    name: wire.name,
    kind: kind ?? "unspecified",
    startUnixNano: wire.startTimeUnixNano,
    endUnixNano: wire.endTimeUnixNano,
    status: { code: code ?? "unset", message: wire.status?.message ?? "" },
    attributes: decodeAttributes(wire.attributes),
    droppedAttributesCount: wire.droppedAttributesCount,
    events: decodeSpanEvents(wire.events),
    droppedEventsCount: wire.droppedEventsCount,
    links,
    droppedLinksCount: wire.droppedLinksCount + leftOutCount,
    resource: origin.resource,
    scope: origin.scope,
  };
}

/** The ids, or why the span cannot be kept. */
function decodeIds(wire: WireSpan): Pick<Span, "traceId" | "spanId" | "parentSpanId"> | string {
  const traceId = decodeTraceId(wire.traceId);
  if (traceId === null) return "the trace id is not 16 bytes that are not all zero";
  const spanId = decodeSpanId(wire.spanId);
  if (spanId === null) return "the span id is not 8 bytes that are not all zero";
  const parentSpanId = decodeSpanId(wire.parentSpanId);
  if (parentSpanId === null && !isAbsentId(wire.parentSpanId)) {
    return "the parent's span id is not 8 bytes";
  }
  const isTimely = isStorableTime(wire.startTimeUnixNano) && isStorableTime(wire.endTimeUnixNano);
  return isTimely ? { traceId, spanId, parentSpanId } : BEYOND_TIME;
}
