import { failureOf } from "@/lib/domain/failure-of";
import type { ProjectScope } from "@/lib/domain/project";
import { serviceNameOf } from "@/lib/domain/resource";
import { SPAN_KINDS, type Span, STATUS_CODES } from "@/lib/domain/span";
import { escapeCopyText } from "./copy-text";
import { isEntry, routeOf } from "./entry-route";
import { fingerprintOf } from "./hash-content";
import type { OriginIds } from "./store-origins";

/**
 * A span as a line of COPY, in the order of `SPANS.columns`. Written out by hand, since it is made
 * for every span there is: a third of the time that a list of values takes.
 */
export function toSpanLine(project: ProjectScope, span: Span, origins: OriginIds): string {
  const { spanId, parentSpanId, status } = span;
  const parent = parentSpanId === null ? "\\N" : `\\\\x${parentSpanId}`;
  const content = `\\\\x${span.traceId}\t\\\\x${spanId}\t${span.startUnixNano}\t${span.endUnixNano}\t${origins.resources.get(
    span.resource,
  )}\t${origins.scopes.get(span.scope)}\t${span.flags}\t${span.droppedAttributesCount}\t${
    span.droppedEventsCount
  }\t${span.droppedLinksCount}\t${SPAN_KINDS.indexOf(span.kind)}\t${STATUS_CODES.indexOf(
    status.code,
  )}\t${parent}\t${escapeCopyText(serviceNameOf(span.resource))}\t${escapeCopyText(
    span.name,
  )}\t${escapeCopyText(span.traceState)}\t${escapeCopyText(status.message)}\t${escapeCopyText(
    JSON.stringify(span.attributes),
  )}\t${toEventsText(span)}\t${toLinksText(span)}`;
  return `${project.projectId}\t${content}\t${fingerprintOf(content)}\t${toDerivedText(span)}`;
}

/** What the store itself works out; not part of what makes two spans the same. */
function toDerivedText(span: Span): string {
  const failure = failureOf(span);
  const failureText = failure === null ? "\\N" : escapeCopyText(failure.text);
  return isEntry(span)
    ? `t\t${escapeCopyText(routeOf(span))}\t${failureText}`
    : `f\t\\N\t${failureText}`;
}

function toLinksText({ links }: Span): string {
  return links.length === 0 ? "[]" : escapeCopyText(JSON.stringify(links));
}

function toEventsText({ events }: Span): string {
  if (events.length === 0) return "[]";
  const stored = events.map((event) => ({ ...event, timeUnixNano: String(event.timeUnixNano) }));
  return escapeCopyText(JSON.stringify(stored));
}
