import type { AssembledTrace, SpanNode } from "@/lib/analysis/trace/assembled-trace";
import { formatAttribute, stringAttribute } from "@/lib/domain/attributes";
import type { TraceEventDto, TraceEventsDto } from "@/lib/domain/contracts/trace";
import type { TraceId } from "@/lib/domain/ids";
import type { SpanEvent } from "@/lib/domain/span";
import type { ServiceContext } from "../context";
import { loadTrace } from "./load-trace";

/** What one answer lists: a person reads some dozens of them. */
const MAX_EVENTS = 20_000;
/** A line; the whole is with the span. */
const MAX_TEXT_LENGTH = 300;

/** The events of all spans of a trace, in time order. @throws `not_found`, `too_large_to_compute` */
export async function listTraceEvents(
  ctx: Pick<ServiceContext, "db" | "scope">,
  traceId: TraceId,
  maxEvents = MAX_EVENTS,
): Promise<TraceEventsDto> {
  const found = eventsOf(await loadTrace(ctx, traceId)).sort(byTime);
  const isCut = found.length > maxEvents;
  return {
    status: isCut ? "degraded" : "ok",
    reasons: isCut ? [`only the first ${maxEvents} of ${found.length} span events are listed`] : [],
    items: found.slice(0, maxEvents).map(toDto),
  };
}

interface FoundEvent {
  readonly node: SpanNode;
  readonly event: SpanEvent;
}

function eventsOf(trace: AssembledTrace): FoundEvent[] {
  const found: FoundEvent[] = [];
  for (const node of trace.nodes) {
    if (node.kind !== "span") continue;
    for (const event of node.span.events) found.push({ node, event });
  }
  return found;
}

function byTime(a: FoundEvent, b: FoundEvent): number {
  if (a.event.timeUnixNano === b.event.timeUnixNano) return 0;
  return a.event.timeUnixNano < b.event.timeUnixNano ? -1 : 1;
}

function toDto({ node, event }: FoundEvent): TraceEventDto {
  return {
    nodeId: node.id,
    timeUnixNano: String(event.timeUnixNano),
    name: event.name,
    text: textOf(event).slice(0, MAX_TEXT_LENGTH),
    isException: event.name === "exception",
  };
}

function textOf({ name, attributes }: SpanEvent): string {
  if (name === "exception") {
    const type = stringAttribute(attributes, "exception.type");
    const message = stringAttribute(attributes, "exception.message");
    const said = [type, message].filter((part) => part !== null && part !== "").join(": ");
    if (said !== "") return said;
  }
  return Object.entries(attributes)
    .map(([key, value]) => `${key}=${formatAttribute(value)}`)
    .join(" ");
}
