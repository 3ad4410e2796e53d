import type { LogDto } from "@/lib/domain/contracts/trace";
import { logTimeUnixNano, type StoredLogRecord, severityLevelOf } from "@/lib/domain/log-record";
import { serviceNameOf } from "@/lib/domain/resource";

/** A log record as JSON, under the time to order it by. */
export function toLogDto(record: StoredLogRecord): LogDto {
  return {
    id: record.id,
    timeUnixNano: String(logTimeUnixNano(record)),
    severityNumber: record.severityNumber,
    severityText: record.severityText,
    level: severityLevelOf(record),
    body: record.body,
    eventName: record.eventName,
    service: serviceNameOf(record.resource),
    traceId: record.traceId,
    spanId: record.spanId,
    attributes: record.attributes,
  };
}
