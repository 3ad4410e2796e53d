import type { LogRecord } from "@/lib/domain/log-record";
import type { OtlpEncoding } from "@/lib/domain/otlp";
import type { InstrumentationScope, Resource } from "@/lib/domain/resource";
import { decodeAttributes, decodeAttributeValue } from "./decode-attributes";
import { decodeSpanId, decodeTraceId, isAbsentId } from "./decode-ids";
import { decodeResource, decodeScope } from "./decode-resource";
import { DecodeReport, type DecodeResult } from "./decode-result";
import { BEYOND_TIME, isStorableTime, reportReplacedTexts } from "./storable";
import { readRequest } from "./wire/read-request";
import type { WireLogRecord } from "./wire/wire-types";

const MAX_SEVERITY = 24;

/**
 * Log records of an `ExportLogsServiceRequest`. One with an invalid trace or span id is kept as one
 * without, as opentelemetry-proto asks of receivers; throws `invalid_request` when the request
 * cannot be read at all.
 */
export function decodeLogs(body: Uint8Array, encoding: OtlpEncoding): DecodeResult<LogRecord> {
  const { request, replacedTextCount } = readRequest("logs", body, encoding);
  const report = new DecodeReport();
  const records: LogRecord[] = [];
  for (const [r, { resource, scopeLogs, schemaUrl }] of request.resourceLogs.entries()) {
    const decodedResource = decodeResource(resource, schemaUrl);
    for (const [s, scoped] of scopeLogs.entries()) {
      const scope = decodeScope(scoped.scope, scoped.schemaUrl);
      for (const [index, wire] of scoped.logRecords.entries()) {
        const path = () => `resourceLogs[${r}].scopeLogs[${s}].logRecords[${index}]`;
        const record = decodeLogRecord(wire, decodedResource, scope, report, path);
        if (record !== null) records.push(record);
      }
    }
  }
  reportReplacedTexts(report, replacedTextCount);
  return report.toResult(records, "log record");
}

function decodeLogRecord(
  wire: WireLogRecord,
  resource: Resource,
  scope: InstrumentationScope,
  report: DecodeReport,
  path: () => string,
): LogRecord | null {
  if (!isStorableTime(wire.timeUnixNano) || !isStorableTime(wire.observedTimeUnixNano)) {
    report.reject(BEYOND_TIME, path());
    return null;
  }
  const traceId = decodeTraceId(wire.traceId);
  const spanId = decodeSpanId(wire.spanId);
  if (
    (traceId === null && !isAbsentId(wire.traceId)) ||
    (spanId === null && !isAbsentId(wire.spanId))
  ) {
    report.warn("the trace or span id is invalid, kept without it", path());
  }
  const isSeverity = wire.severityNumber >= 0 && wire.severityNumber <= MAX_SEVERITY;
  if (!isSeverity) report.warn("the severity number is unknown, kept as unspecified", path());
  return {
    timeUnixNano: wire.timeUnixNano,
    observedUnixNano: wire.observedTimeUnixNano,
    severityNumber: isSeverity ? wire.severityNumber : 0,
    severityText: wire.severityText,
    body: decodeAttributeValue(wire.body),
    attributes: decodeAttributes(wire.attributes),
    droppedAttributesCount: wire.droppedAttributesCount,
    flags: wire.flags,
    traceId,
    spanId,
    eventName: wire.eventName,
    resource,
    scope,
  };
}
