import { failureOf } from "@/lib/domain/failure-of";
import type { ProjectScope } from "@/lib/domain/project";
import { serviceNameOf } from "@/lib/domain/resource";
import { SPAN_KINDS, type Span, STATUS_CODES } from "@/lib/domain/span";
import { toBytea, toCopyLine } from "./copy-text";
import { isEntry, routeOf } from "./entry-route";
import { hashTo64Bits, withoutProject } from "./hash-content";
import type { OriginIds } from "./store-origins";

/** A span as a line of COPY, in the order of `SPANS.columns`. */
export function toSpanLine(project: ProjectScope, span: Span, origins: OriginIds): string {
  const content = toCopyLine([
    project.projectId,
    toBytea(span.traceId),
    toBytea(span.spanId),
    span.startUnixNano,
    span.endUnixNano,
    origins.resources.get(span.resource) ?? 0n,
    origins.scopes.get(span.scope) ?? 0n,
    span.flags,
    span.droppedAttributesCount,
    span.droppedEventsCount,
    span.droppedLinksCount,
    SPAN_KINDS.indexOf(span.kind),
    STATUS_CODES.indexOf(span.status.code),
    toBytea(span.parentSpanId),
    serviceNameOf(span.resource),
    span.name,
    span.traceState,
    span.status.message,
    JSON.stringify(span.attributes),
    toEventsJson(span),
    span.links.length === 0 ? "[]" : JSON.stringify(span.links),
  ]);
  const entry = isEntry(span);
  const derived = toCopyLine([
    hashTo64Bits(withoutProject(content)),
    entry,
    entry ? routeOf(span) : null,
    failureOf(span)?.text ?? null,
  ]);
  return `${content}\t${derived}`;
}

function toEventsJson({ events }: Span): string {
  if (events.length === 0) return "[]";
  return JSON.stringify(
    events.map((event) => ({ ...event, timeUnixNano: String(event.timeUnixNano) })),
  );
}
