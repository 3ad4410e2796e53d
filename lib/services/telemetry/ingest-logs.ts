import type { LogRecord } from "@/lib/domain/log-record";
import type { OtlpEncoding, OtlpOutcome } from "@/lib/domain/otlp";
import { decodeLogs } from "@/lib/otlp/decode-logs";
import { insertLogRecords } from "@/lib/store/telemetry/insert-log-records";
import type { InsertResult } from "@/lib/store/telemetry/insert-result";
import type { ServiceContext } from "../context";
import { whenReachable } from "../when-reachable";

/** Stores log records; committed when it resolves. Those that are there already change nothing. */
export async function ingestLogs(
  ctx: Pick<ServiceContext, "db" | "scope">,
  records: readonly LogRecord[],
): Promise<InsertResult> {
  return whenReachable(() => insertLogRecords(ctx.db, ctx.scope, records));
}

/**
 * Stores the log records of an OTLP request body; committed when it resolves.
 * Throws `invalid_request`, `payload_too_large`, `database_unavailable`.
 */
export async function receiveLogs(
  ctx: Pick<ServiceContext, "db" | "scope">,
  body: Uint8Array,
  encoding: OtlpEncoding,
): Promise<OtlpOutcome> {
  const { items, rejected, reasons, warnings } = decodeLogs(body, encoding);
  if (items.length > 0) await ingestLogs(ctx, items);
  return { rejected, messages: [...reasons, ...warnings] };
}
