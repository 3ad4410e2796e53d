import type { LogRecord } from "@/lib/domain/log-record";
import { encodeAttributes, encodeAttributeValue, type OtlpJson } from "./encode-attributes";
import { encodeResource, encodeScope } from "./encode-resource";
import { groupByOrigin } from "./group-by-origin";

/** OTLP JSON of the log records (`LogsData`, the same as an `ExportLogsServiceRequest`). */
export function encodeLogs(records: readonly LogRecord[]): { readonly resourceLogs: OtlpJson[] } {
  return {
    resourceLogs: groupByOrigin(records).map(({ resource, scopes }) => ({
      resource: encodeResource(resource),
      scopeLogs: scopes.map(({ scope, items }) => ({
        scope: encodeScope(scope),
        logRecords: items.map(encodeLogRecord),
        schemaUrl: scope.schemaUrl,
      })),
      schemaUrl: resource.schemaUrl,
    })),
  };
}

function encodeLogRecord(record: LogRecord): OtlpJson {
  return {
    timeUnixNano: String(record.timeUnixNano),
    observedTimeUnixNano: String(record.observedUnixNano),
    severityNumber: record.severityNumber,
    severityText: record.severityText,
    body: encodeAttributeValue(record.body),
    attributes: encodeAttributes(record.attributes),
    droppedAttributesCount: record.droppedAttributesCount,
    flags: record.flags,
    traceId: record.traceId ?? "",
    spanId: record.spanId ?? "",
    eventName: record.eventName,
  };
}
