import { type Attributes, type AttributeValue, formatAttribute } from "@/lib/domain/attributes";
import type { SpanDto } from "@/lib/domain/contracts/trace";

export interface AttributeRow {
  readonly key: string;
  readonly value: string;
}

export interface ExceptionView {
  readonly type: string;
  readonly message: string;
  /** One frame a line, as the language wrote it; empty when none was recorded. */
  readonly stackLines: readonly string[];
}

export interface SpanEventView {
  readonly name: string;
  readonly offsetNano: number;
  readonly exception: ExceptionView | null;
  readonly attributes: readonly AttributeRow[];
}

export interface SpanLinkView {
  readonly traceId: string;
  readonly spanId: string;
  readonly attributes: readonly AttributeRow[];
}

export interface SpanDetails {
  readonly spanId: string;
  readonly service: string;
  readonly name: string;
  readonly kind: SpanDto["kind"];
  readonly status: SpanDto["status"];
  readonly startUnixNano: bigint;
  readonly durationNano: bigint;
  readonly attributes: readonly AttributeRow[];
  readonly resource: readonly AttributeRow[];
  readonly scope: readonly AttributeRow[];
  readonly events: readonly SpanEventView[];
  readonly links: readonly SpanLinkView[];
  /** What the producer cut: `2 attributes, 1 event`. Null when nothing. */
  readonly dropped: string | null;
}

const EXCEPTION_KEYS = new Set(["exception.type", "exception.message", "exception.stacktrace"]);

/** A span as the details panel reads: attributes by key, exceptions first-class. */
export function toSpanDetails(span: SpanDto): SpanDetails {
  const startUnixNano = BigInt(span.startUnixNano);
  const endUnixNano = BigInt(span.endUnixNano);
  return {
    spanId: span.spanId,
    service: span.service,
    name: span.name,
    kind: span.kind,
    status: span.status,
    startUnixNano,
    durationNano: endUnixNano > startUnixNano ? endUnixNano - startUnixNano : 0n,
    attributes: toAttributeRows(span.attributes),
    resource: toAttributeRows(span.resource.attributes),
    scope: toScopeRows(span.scope),
    events: span.events.map((event) => toEvent(event, startUnixNano)),
    links: span.links.map((link) => ({
      traceId: link.traceId,
      spanId: link.spanId,
      attributes: toAttributeRows(link.attributes),
    })),
    dropped: droppedText(span),
  };
}

/** Sorted by key. Values are text: nothing in them is ever followed or rendered. */
export function toAttributeRows(
  attributes: Readonly<Record<string, unknown>>,
): readonly AttributeRow[] {
  // The contract carries attributes as opaque JSON; the server writes them from `Attributes`.
  return Object.entries(attributes as Attributes)
    .map(([key, value]: [string, AttributeValue]) => ({ key, value: formatAttribute(value) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

/** Rows whose key or value holds the text, ignoring case. */
export function filterAttributeRows(
  rows: readonly AttributeRow[],
  text: string,
): readonly AttributeRow[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return rows;
  return rows.filter(
    ({ key, value }) => key.toLowerCase().includes(wanted) || value.toLowerCase().includes(wanted),
  );
}

function toScopeRows(scope: SpanDto["scope"]): readonly AttributeRow[] {
  const named = [
    { key: "name", value: scope.name },
    { key: "version", value: scope.version },
  ].filter(({ value }) => value !== "");
  return [...named, ...toAttributeRows(scope.attributes)];
}

function toEvent(event: SpanDto["events"][number], startUnixNano: bigint): SpanEventView {
  const rows = toAttributeRows(event.attributes);
  const exception = toException(rows);
  return {
    name: event.name,
    offsetNano: Number(BigInt(event.timeUnixNano) - startUnixNano),
    exception,
    attributes: exception ? rows.filter((row) => !EXCEPTION_KEYS.has(row.key)) : rows,
  };
}

function toException(rows: readonly AttributeRow[]): ExceptionView | null {
  const read = (key: string) => rows.find((row) => row.key === key)?.value ?? "";
  const type = read("exception.type");
  const message = read("exception.message");
  if (type === "" && message === "") return null;
  const stack = read("exception.stacktrace");
  return { type, message, stackLines: stack === "" ? [] : stack.trimEnd().split("\n") };
}

function droppedText(span: SpanDto): string | null {
  const parts = [
    [span.droppedAttributesCount, "attributes"],
    [span.droppedEventsCount, "events"],
    [span.droppedLinksCount, "links"],
  ] as const;
  const lost = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  return lost.length > 0 ? lost.join(", ") : null;
}
