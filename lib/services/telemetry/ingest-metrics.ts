import type { Metric } from "@/lib/domain/metric";
import type { OtlpEncoding, OtlpOutcome } from "@/lib/domain/otlp";
import { decodeMetrics } from "@/lib/otlp/decode-metrics";
import { insertMetrics } from "@/lib/store/telemetry/insert-metrics";
import type { InsertResult } from "@/lib/store/telemetry/insert-result";
import type { ServiceContext } from "../context";
import { whenReachable } from "../when-reachable";

/** Stores metrics; committed when it resolves. Those that are there already change nothing. */
export async function ingestMetrics(
  ctx: Pick<ServiceContext, "db" | "scope">,
  metrics: readonly Metric[],
): Promise<InsertResult> {
  return whenReachable(() => insertMetrics(ctx.db, ctx.scope, metrics));
}

/**
 * Stores the metrics of an OTLP request body; committed when it resolves.
 * Throws `invalid_request`, `payload_too_large`, `database_unavailable`.
 */
export async function receiveMetrics(
  ctx: Pick<ServiceContext, "db" | "scope">,
  body: Uint8Array,
  encoding: OtlpEncoding,
): Promise<OtlpOutcome> {
  const { items, rejected, reasons, warnings } = decodeMetrics(body, encoding);
  if (items.length > 0) await ingestMetrics(ctx, items);
  return { rejected, messages: [...reasons, ...warnings] };
}
