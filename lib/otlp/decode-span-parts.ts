import type { SpanEvent, SpanLink } from "@/lib/domain/span";
import { decodeAttributes } from "./decode-attributes";
import { decodeSpanId, decodeTraceId } from "./decode-ids";
import type { WireSpanEvent, WireSpanLink } from "./wire/wire-types";

/** In the order they were sent: an anchor names an event by its place. */
export function decodeSpanEvents(events: readonly WireSpanEvent[]): SpanEvent[] {
  return events.map((event) => ({
    timeUnixNano: event.timeUnixNano,
    name: event.name,
    attributes: decodeAttributes(event.attributes),
    droppedAttributesCount: event.droppedAttributesCount,
  }));
}

/** The links that point at a span, and how many point at none. */
export function decodeSpanLinks(wireLinks: readonly WireSpanLink[]): {
  links: SpanLink[];
  leftOutCount: number;
} {
  const links: SpanLink[] = [];
  for (const link of wireLinks) {
    const traceId = decodeTraceId(link.traceId);
    const spanId = decodeSpanId(link.spanId);
    if (traceId === null || spanId === null) continue;
    links.push({
      traceId,
      spanId,
      traceState: link.traceState,
      flags: link.flags,
      attributes: decodeAttributes(link.attributes),
      droppedAttributesCount: link.droppedAttributesCount,
    });
  }
  return { links, leftOutCount: wireLinks.length - links.length };
}
