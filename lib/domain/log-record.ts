import type { Attributes, AttributeValue } from "./attributes";
import type { SpanId, TraceId } from "./ids";
import type { InstrumentationScope, Resource } from "./resource";

/** OTLP `LogRecord` (opentelemetry-proto 1.11) with its resource and scope. */
export interface LogRecord {
  /** 0 when unknown; then `observedUnixNano` is the time to use. */
  readonly timeUnixNano: bigint;
  readonly observedUnixNano: bigint;
  /** 1..24, 0 when unspecified (TRACE 1-4, DEBUG 5-8, INFO 9-12, WARN 13-16, ERROR 17-20, FATAL 21-24). */
  readonly severityNumber: number;
  readonly severityText: string;
  readonly body: AttributeValue;
  readonly attributes: Attributes;
  readonly droppedAttributesCount: number;
  readonly flags: number;
  readonly traceId: TraceId | null;
  readonly spanId: SpanId | null;
  readonly eventName: string;
  readonly resource: Resource;
  readonly scope: InstrumentationScope;
}

/** A log record as stored: `id` is stable and is what an anchor `log:<id>` names. */
export interface StoredLogRecord extends LogRecord {
  readonly id: string;
}

export type SeverityLevel = "trace" | "debug" | "info" | "warn" | "error" | "fatal" | "unspecified";

const LEVELS: readonly SeverityLevel[] = ["trace", "debug", "info", "warn", "error", "fatal"];

/** The severity range of OpenTelemetry's log data model; falls back on `severityText`. */
export function severityLevelOf(
  record: Pick<LogRecord, "severityNumber" | "severityText">,
): SeverityLevel {
  if (record.severityNumber >= 1 && record.severityNumber <= 24) {
    return LEVELS[Math.floor((record.severityNumber - 1) / 4)] ?? "unspecified";
  }
  const text = record.severityText.toLowerCase();
  if (text === "warning") return "warn";
  if (text === "err" || text === "critical") return text === "err" ? "error" : "fatal";
  return LEVELS.find((level) => text.startsWith(level)) ?? "unspecified";
}

/** Event time, or the observed time when the event time is unknown (log data model, "Timestamp"). */
export function logTimeUnixNano(
  record: Pick<LogRecord, "timeUnixNano" | "observedUnixNano">,
): bigint {
  return record.timeUnixNano === 0n ? record.observedUnixNano : record.timeUnixNano;
}
