import fc from "fast-check";
import type { LogRecord } from "@/lib/domain/log-record";
import { SPAN_KINDS, type Span, STATUS_CODES } from "@/lib/domain/span";
import {
  arbitraryAttributes,
  arbitraryAttributeValue,
  arbitraryBatches,
  arbitraryCount,
  arbitrarySpanId,
  arbitraryText,
  arbitraryTraceId,
  arbitraryUnixNano,
} from "./arbitrary-attributes";

const arbitraryEvent = fc.record({
  timeUnixNano: arbitraryUnixNano,
  name: arbitraryText,
  attributes: arbitraryAttributes,
  droppedAttributesCount: arbitraryCount,
});

const arbitraryLink = fc.record({
  traceId: arbitraryTraceId,
  spanId: arbitrarySpanId,
  traceState: arbitraryText,
  flags: arbitraryCount,
  attributes: arbitraryAttributes,
  droppedAttributesCount: arbitraryCount,
});

/** Spans with everything that OTLP can say of one. */
export const arbitrarySpans: fc.Arbitrary<Span[]> = arbitraryBatches((resource, scope) =>
  fc.record({
    traceId: arbitraryTraceId,
    spanId: arbitrarySpanId,
    parentSpanId: fc.option(arbitrarySpanId),
    traceState: arbitraryText,
    flags: arbitraryCount,
    name: arbitraryText,
    kind: fc.constantFrom(...SPAN_KINDS),
    startUnixNano: arbitraryUnixNano,
    endUnixNano: arbitraryUnixNano,
    status: fc.record({ code: fc.constantFrom(...STATUS_CODES), message: arbitraryText }),
    attributes: arbitraryAttributes,
    droppedAttributesCount: arbitraryCount,
    events: fc.array(arbitraryEvent, { maxLength: 2 }),
    droppedEventsCount: arbitraryCount,
    links: fc.array(arbitraryLink, { maxLength: 2 }),
    droppedLinksCount: arbitraryCount,
    resource: fc.constant(resource),
    scope: fc.constant(scope),
  }),
);

/** Log records with everything that OTLP can say of one. */
export const arbitraryLogRecords: fc.Arbitrary<LogRecord[]> = arbitraryBatches((resource, scope) =>
  fc.record({
    timeUnixNano: arbitraryUnixNano,
    observedUnixNano: arbitraryUnixNano,
    severityNumber: fc.nat({ max: 24 }),
    severityText: arbitraryText,
    body: arbitraryAttributeValue,
    attributes: arbitraryAttributes,
    droppedAttributesCount: arbitraryCount,
    flags: arbitraryCount,
    traceId: fc.option(arbitraryTraceId),
    spanId: fc.option(arbitrarySpanId),
    eventName: arbitraryText,
    resource: fc.constant(resource),
    scope: fc.constant(scope),
  }),
);
