import type { SpanDto } from "@/lib/domain/contracts/trace";
import { serviceNameOf } from "@/lib/domain/resource";
import type { Span } from "@/lib/domain/span";

/** A span as JSON: 64-bit times as decimal strings. */
export function toSpanDto(span: Span): SpanDto {
  return {
    ...span,
    service: serviceNameOf(span.resource),
    startUnixNano: String(span.startUnixNano),
    endUnixNano: String(span.endUnixNano),
    events: span.events.map((event) => ({ ...event, timeUnixNano: String(event.timeUnixNano) })),
    links: [...span.links],
  };
}
