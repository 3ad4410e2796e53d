import type { Attributes, AttributeValue } from "@/lib/domain/attributes";
import type { StoredLogRecord } from "@/lib/domain/log-record";
import { spanIdOf, traceIdOf } from "./ids";
import { resourceOf, TEST_SCOPE } from "./resource-of";
import { atMs, TEST_TRACE } from "./span-of";

export interface LogSpec {
  readonly id: string;
  readonly at?: number;
  readonly body?: AttributeValue;
  /** OTLP severity number; 9 is INFO, 17 is ERROR. */
  readonly severity?: number;
  readonly service?: string;
  readonly trace?: string | null;
  /** Label of the span it was written in. */
  readonly span?: string;
  readonly attributes?: Attributes;
}

/** A stored log record in few words; labels become ids, times are milliseconds from the start. */
export function logRecordOf(spec: LogSpec): StoredLogRecord {
  const { at = 0, severity = 9, service = "shop", trace = TEST_TRACE } = spec;
  return {
    id: spec.id,
    timeUnixNano: atMs(at),
    observedUnixNano: atMs(at),
    severityNumber: severity,
    severityText: severity >= 17 ? "ERROR" : "INFO",
    body: spec.body ?? spec.id,
    attributes: spec.attributes ?? {},
    droppedAttributesCount: 0,
    flags: 0,
    traceId: trace === null ? null : traceIdOf(trace),
    spanId: spec.span === undefined ? null : spanIdOf(spec.span),
    eventName: "",
    resource: resourceOf(service),
    scope: TEST_SCOPE,
  };
}
