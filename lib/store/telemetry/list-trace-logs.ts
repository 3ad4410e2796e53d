import { z } from "zod";
import type { Attributes, AttributeValue } from "@/lib/domain/attributes";
import type { TraceId } from "@/lib/domain/ids";
import type { StoredLogRecord } from "@/lib/domain/log-record";
import type { ProjectScope } from "@/lib/domain/project";
import { decodeCursor, encodeCursor, type Page, toPage } from "../cursor";
import type { Database } from "../database";
import { type OriginsById, readOrigins } from "./read-origins";
import { toSpanId, toTraceId } from "./read-span";

interface LogRow {
  readonly id: Buffer;
  readonly time_unix_nano: string;
  readonly event_unix_nano: string;
  readonly observed_unix_nano: string;
  readonly severity_number: number;
  readonly severity_text: string;
  readonly event_name: string;
  readonly body: AttributeValue;
  readonly attributes: Attributes;
  readonly dropped_attributes_count: string;
  readonly flags: string;
  readonly trace_id: Buffer | null;
  readonly span_id: Buffer | null;
  readonly resource_id: string;
  readonly scope_id: string;
}

/** Time in nanoseconds, and id in hex. */
const Position = z.tuple([z.string().regex(/^-?[0-9]{1,19}$/), z.string().regex(/^[0-9a-f]{32}$/)]);

/** Log records that name one of the traces, in time order. */
export async function listTraceLogs(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  traceIds: readonly TraceId[],
  page: { readonly cursor?: string | null; readonly limit: number },
): Promise<Page<StoredLogRecord>> {
  const [time, id] = page.cursor ? decodeCursor(page.cursor, Position) : ["-1", ""];
  const { rows } = await db.pool.query<LogRow>(
    `select id, time_unix_nano, event_unix_nano, observed_unix_nano, severity_number, severity_text,
            event_name, body, attributes, dropped_attributes_count, flags, trace_id, span_id,
            resource_id, scope_id
       from log_records
      where project_id = $1
        and trace_id = any (select decode(hex, 'hex') from unnest($2::text[]) as hex)
        and (time_unix_nano, id) > ($3, decode($4, 'hex'))
      order by time_unix_nano, id limit $5`,
    [scope.projectId, traceIds, time, id, page.limit + 1],
  );
  const origins = await readOrigins(db, scope, rows);
  return toPage(
    rows,
    page.limit,
    (row) => toLogRecord(row, origins),
    (row) => encodeCursor([row.time_unix_nano, row.id.toString("hex")]),
  );
}

function toLogRecord(row: LogRow, origins: OriginsById): StoredLogRecord {
  return {
    id: row.id.toString("hex"),
    timeUnixNano: BigInt(row.event_unix_nano),
    observedUnixNano: BigInt(row.observed_unix_nano),
    severityNumber: row.severity_number,
    severityText: row.severity_text,
    body: row.body,
    attributes: row.attributes,
    droppedAttributesCount: Number(row.dropped_attributes_count),
    flags: Number(row.flags),
    traceId: row.trace_id === null ? null : toTraceId(row.trace_id),
    spanId: row.span_id === null ? null : toSpanId(row.span_id),
    eventName: row.event_name,
    resource: origins.resource(row.resource_id),
    scope: origins.scope(row.scope_id),
  };
}
