import { type LogRecord, logTimeUnixNano } from "@/lib/domain/log-record";
import type { ProjectScope } from "@/lib/domain/project";
import { serviceNameOf } from "@/lib/domain/resource";
import type { Database } from "../database";
import { copyRows, linesOf } from "./copy-rows";
import { toBytea, toCopyLine } from "./copy-text";
import { countTurns } from "./count-turns";
import { ensurePartitions } from "./ensure-partitions";
import { hashToId, withoutProject } from "./hash-content";
import type { InsertResult } from "./insert-result";
import { type OriginIds, storeOrigins } from "./store-origins";
import { LOG_RECORDS } from "./telemetry-tables";

/**
 * Stores log records; committed when it resolves. A log record has no id of its own: it gets one
 * from its content and from its turn among equals of the same call, so that equal lines of one
 * request are all kept, and a request sent again changes nothing.
 */
export async function insertLogRecords(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  records: readonly LogRecord[],
): Promise<InsertResult> {
  await ensurePartitions(db, LOG_RECORDS, records.map(logTimeUnixNano));
  const origins = await storeOrigins(db, scope, records);
  const turnOf = countTurns();
  const lines = records.map((record) => {
    const content = toContentLine(scope, record, origins);
    return `${content}\t${toCopyLine([toBytea(hashToId(withoutProject(content) + turnOf(content)))])}`;
  });
  return copyRows(db, LOG_RECORDS, linesOf(lines));
}

function toContentLine(project: ProjectScope, record: LogRecord, origins: OriginIds): string {
  return toCopyLine([
    project.projectId,
    logTimeUnixNano(record),
    record.timeUnixNano,
    record.observedUnixNano,
    origins.resources.get(record.resource) ?? 0n,
    origins.scopes.get(record.scope) ?? 0n,
    record.flags,
    record.droppedAttributesCount,
    record.severityNumber,
    toBytea(record.traceId),
    toBytea(record.spanId),
    serviceNameOf(record.resource),
    record.severityText,
    record.eventName,
    JSON.stringify(record.body),
    JSON.stringify(record.attributes),
  ]);
}
