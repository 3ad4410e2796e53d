import type { Attributes } from "@/lib/domain/attributes";
import type { Resource } from "@/lib/domain/resource";
import type { Span, SpanEvent, SpanKind, SpanLink } from "@/lib/domain/span";
import { spanIdOf, traceIdOf } from "./ids";
import { resourceOf, resourcePool, TEST_SCOPE } from "./resource-of";

/** Where the tests' time begins: 2025-11-21 01:53:20 UTC. */
export const TEST_START_UNIX_NANO = 1_763_690_000_000_000_000n;
export const TEST_TRACE = "trace";

/** A span in few words; labels become ids (`spanIdOf`), times are milliseconds from the start. */
export interface SpanSpec {
  readonly id: string;
  readonly parent?: string;
  readonly trace?: string;
  readonly service?: string;
  readonly name?: string;
  readonly kind?: SpanKind;
  readonly at?: number;
  /** Null leaves the span unfinished; may be negative. */
  readonly lasts?: number | null;
  /** Status error with this message; empty for an error without one. */
  readonly error?: string;
  readonly ok?: true;
  readonly attributes?: Attributes;
  readonly events?: readonly SpanEvent[];
  /** Labels of spans that this one links to. */
  readonly linksTo?: readonly string[];
  readonly resource?: Resource;
}

/** Milliseconds from the start of the test's time as unix nanoseconds. */
export function atMs(ms: number): bigint {
  return TEST_START_UNIX_NANO + BigInt(Math.round(ms * 1_000_000));
}

/** A whole span; what the spec leaves out is healthy and unremarkable. */
export function spanOf(spec: SpanSpec): Span {
  const { at = 0, lasts = 10, service = "shop" } = spec;
  return {
    traceId: traceIdOf(spec.trace ?? TEST_TRACE),
    spanId: spanIdOf(spec.id),
    parentSpanId: spec.parent === undefined ? null : spanIdOf(spec.parent),
    traceState: "",
    flags: 1,
    name: spec.name ?? spec.id,
    kind: spec.kind ?? "internal",
    startUnixNano: atMs(at),
    endUnixNano: lasts === null ? 0n : atMs(at + lasts),
    status: statusOf(spec),
    attributes: spec.attributes ?? {},
    droppedAttributesCount: 0,
    events: spec.events ?? [],
    droppedEventsCount: 0,
    links: (spec.linksTo ?? []).map((label) => linkTo(label, spec.trace)),
    droppedLinksCount: 0,
    resource: spec.resource ?? resourceOf(service),
    scope: TEST_SCOPE,
  };
}

/** Spans of one trace; spans of one service share their resource object. */
export function spansOf(specs: readonly SpanSpec[]): Span[] {
  const resource = resourcePool();
  return specs.map((spec) => spanOf({ resource: resource(spec.service ?? "shop"), ...spec }));
}

/** An exception event as the SDKs record it, `at` milliseconds from the start. */
export function exceptionAt(at: number, type: string, message: string): SpanEvent {
  return {
    timeUnixNano: atMs(at),
    name: "exception",
    attributes: { "exception.type": type, "exception.message": message },
    droppedAttributesCount: 0,
  };
}

/** Any other event. */
export function eventAt(at: number, name: string, attributes: Attributes = {}): SpanEvent {
  return { timeUnixNano: atMs(at), name, attributes, droppedAttributesCount: 0 };
}

/** A link to another span, of the same trace unless named. */
export function linkTo(label: string, trace: string = TEST_TRACE): SpanLink {
  return {
    traceId: traceIdOf(trace),
    spanId: spanIdOf(label),
    traceState: "",
    flags: 1,
    attributes: {},
    droppedAttributesCount: 0,
  };
}

function statusOf({ error, ok }: SpanSpec): Span["status"] {
  if (error !== undefined) return { code: "error", message: error };
  return { code: ok === true ? "ok" : "unset", message: "" };
}
