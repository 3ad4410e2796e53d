import type { OtlpEncoding, OtlpOutcome } from "@/lib/domain/otlp";
import type { Span } from "@/lib/domain/span";
import { decodeTraces } from "@/lib/otlp/decode-traces";
import type { InsertResult } from "@/lib/store/telemetry/insert-result";
import { insertSpans } from "@/lib/store/telemetry/insert-spans";
import type { ServiceContext } from "../context";
import { whenReachable } from "../when-reachable";

/** Stores spans; committed when it resolves. Those that are there already change nothing. */
export async function ingestTraces(
  ctx: Pick<ServiceContext, "db" | "scope">,
  spans: readonly Span[],
): Promise<InsertResult> {
  return whenReachable(() => insertSpans(ctx.db, ctx.scope, spans));
}

/**
 * Stores the spans of an OTLP request body; committed when it resolves.
 * Throws `invalid_request`, `payload_too_large`, `database_unavailable`.
 */
export async function receiveTraces(
  ctx: Pick<ServiceContext, "db" | "scope">,
  body: Uint8Array,
  encoding: OtlpEncoding,
): Promise<OtlpOutcome> {
  const { items, rejected, reasons, warnings } = decodeTraces(body, encoding);
  if (items.length > 0) await ingestTraces(ctx, items);
  return { rejected, messages: [...reasons, ...warnings] };
}
