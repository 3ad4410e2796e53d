import type { AssembledTrace, SpanNode } from "@/lib/analysis/trace/assembled-trace";
import type { ClockChoice } from "@/lib/analysis/trace/trace-clock";
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
  choice?: ClockChoice,
  maxEvents = MAX_EVENTS,
): Promise<TraceEventsDto> {
  const { trace } = await loadTrace(ctx, traceId, choice);
  const found = eventsOf(trace).sort(byTime);
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
  /** By the clock of the trace: an event moves with its span. */
  readonly timeUnixNano: bigint;
}

function eventsOf(trace: AssembledTrace): FoundEvent[] {
  const found: FoundEvent[] = [];
  for (const node of trace.nodes) {
    if (node.kind !== "span") continue;
    const moved = node.startUnixNano - node.span.startUnixNano;
    for (const event of node.span.events) {
      found.push({ node, event, timeUnixNano: event.timeUnixNano + moved });
    }
  }
  return found;
}

function byTime(a: FoundEvent, b: FoundEvent): number {
  if (a.timeUnixNano === b.timeUnixNano) return 0;
  return a.timeUnixNano < b.timeUnixNano ? -1 : 1;
}

function toDto({ node, event, timeUnixNano }: FoundEvent): TraceEventDto {
  return {
    nodeId: node.id,
    timeUnixNano: String(timeUnixNano),
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
