import { asSpanId, asTraceId } from "@/lib/domain/id-text";
import type { SpanId, TraceId } from "@/lib/domain/ids";
import type { Span, SpanEvent } from "@/lib/domain/span";
import { SPAN_KINDS, STATUS_CODES } from "@/lib/domain/span";
import type { OriginsById } from "./read-origins";

/** The columns of `SpanRow`, for a select. Ids in hex: as bytes each would become a buffer first. */
export const SPAN_COLUMNS = `encode(trace_id, 'hex') as trace_id, encode(span_id, 'hex') as span_id,
  encode(parent_span_id, 'hex') as parent_span_id, trace_state, flags, name, kind,
  start_unix_nano, end_unix_nano, status_code, status_message, attributes::text,
  dropped_attributes_count, events::text, dropped_events_count, links::text, dropped_links_count,
  resource_id, scope_id`;

/** A span as the driver gives it: 64-bit integers in decimal, JSON as text. */
export interface SpanRow {
  readonly trace_id: string;
  readonly span_id: string;
  readonly parent_span_id: string | null;
  readonly trace_state: string;
  readonly flags: string;
  readonly name: string;
  readonly kind: number;
  readonly start_unix_nano: string;
  readonly end_unix_nano: string;
  readonly status_code: number;
  readonly status_message: string;
  readonly attributes: string;
  readonly dropped_attributes_count: string;
  readonly events: string;
  readonly dropped_events_count: string;
  readonly links: string;
  readonly dropped_links_count: string;
  readonly resource_id: string;
  readonly scope_id: string;
}

type StoredEvent = Omit<SpanEvent, "timeUnixNano"> & { readonly timeUnixNano: string };

export function toSpan(row: SpanRow, origins: OriginsById): Span {
  return {
    // What was stored is an id: no write path lets another text in.
    traceId: row.trace_id as TraceId,
    spanId: row.span_id as SpanId,
    parentSpanId: row.parent_span_id as SpanId | null,
    traceState: row.trace_state,
    flags: Number(row.flags),
    name: row.name,
    kind: SPAN_KINDS[row.kind] ?? "unspecified",
    startUnixNano: BigInt(row.start_unix_nano),
    endUnixNano: BigInt(row.end_unix_nano),
    status: { code: STATUS_CODES[row.status_code] ?? "unset", message: row.status_message },
    attributes: row.attributes === "{}" ? {} : JSON.parse(row.attributes),
    droppedAttributesCount: Number(row.dropped_attributes_count),
    events: row.events === "[]" ? [] : toEvents(row.events),
    droppedEventsCount: Number(row.dropped_events_count),
    links: row.links === "[]" ? [] : JSON.parse(row.links),
    droppedLinksCount: Number(row.dropped_links_count),
    resource: origins.resource(row.resource_id),
    scope: origins.scope(row.scope_id),
  };
}

function toEvents(text: string): SpanEvent[] {
  const stored: readonly StoredEvent[] = JSON.parse(text);
  return stored.map((event) => ({ ...event, timeUnixNano: BigInt(event.timeUnixNano) }));
}

/** Brands 16 stored bytes. Throws when they are not a trace id, which no write path lets in. */
export function toTraceId(bytes: Buffer): TraceId {
  return asTraceId(bytes.toString("hex")) ?? notAnId("trace", bytes);
}

/** Brands 8 stored bytes. Throws when they are not a span id, which no write path lets in. */
export function toSpanId(bytes: Buffer): SpanId {
  return asSpanId(bytes.toString("hex")) ?? notAnId("span", bytes);
}

function notAnId(what: string, bytes: Buffer): never {
  throw new Error(`stored bytes are not a ${what} id: ${bytes.toString("hex")}`);
}
