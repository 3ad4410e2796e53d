import type { Attributes } from "@/lib/domain/attributes";
import { asSpanId, asTraceId, type SpanId, type TraceId } from "@/lib/domain/ids";
import type { Span, SpanEvent, SpanLink } from "@/lib/domain/span";
import { SPAN_KINDS, STATUS_CODES } from "@/lib/domain/span";
import type { OriginsById } from "./read-origins";

/** The columns of `SpanRow`, for a select. */
export const SPAN_COLUMNS = `trace_id, span_id, parent_span_id, trace_state, flags, name, kind,
  start_unix_nano, end_unix_nano, status_code, status_message, attributes, dropped_attributes_count,
  events, dropped_events_count, links, dropped_links_count, resource_id, scope_id`;

/** A span as the driver gives it: 64-bit integers in decimal, bytes as buffers, JSON parsed. */
export interface SpanRow {
  readonly trace_id: Buffer;
  readonly span_id: Buffer;
  readonly parent_span_id: Buffer | null;
  readonly trace_state: string;
  readonly flags: string;
  readonly name: string;
  readonly kind: number;
  readonly start_unix_nano: string;
  readonly end_unix_nano: string;
  readonly status_code: number;
  readonly status_message: string;
  readonly attributes: Attributes;
  readonly dropped_attributes_count: string;
  readonly events: readonly StoredEvent[];
  readonly dropped_events_count: string;
  readonly links: readonly SpanLink[];
  readonly dropped_links_count: string;
  readonly resource_id: string;
  readonly scope_id: string;
}

type StoredEvent = Omit<SpanEvent, "timeUnixNano"> & { readonly timeUnixNano: string };

export function toSpan(row: SpanRow, origins: OriginsById): Span {
  return {
    traceId: toTraceId(row.trace_id),
    spanId: toSpanId(row.span_id),
    parentSpanId: row.parent_span_id === null ? null : toSpanId(row.parent_span_id),
    traceState: row.trace_state,
    flags: Number(row.flags),
    name: row.name,
    kind: SPAN_KINDS[row.kind] ?? "unspecified",
    startUnixNano: BigInt(row.start_unix_nano),
    endUnixNano: BigInt(row.end_unix_nano),
    status: { code: STATUS_CODES[row.status_code] ?? "unset", message: row.status_message },
    attributes: row.attributes,
    droppedAttributesCount: Number(row.dropped_attributes_count),
    events: row.events.map((event) => ({ ...event, timeUnixNano: BigInt(event.timeUnixNano) })),
    droppedEventsCount: Number(row.dropped_events_count),
    links: row.links,
    droppedLinksCount: Number(row.dropped_links_count),
    resource: origins.resource(row.resource_id),
    scope: origins.scope(row.scope_id),
  };
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
