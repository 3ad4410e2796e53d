import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { asTraceId } from "@/lib/domain/id-text";
import type { Span } from "@/lib/domain/span";
import { decodeTraces } from "@/lib/otlp/decode-traces";
import { encodeTraces } from "@/lib/otlp/encode-traces";
import { encodeProtobuf } from "@/lib/testing/otlp/encode-protobuf";

const RECORDING = new URL(
  "../../../prisma/seed/recordings/01-missing-cart-id/baseline.otlp.json.gz",
  import.meta.url,
);

/** One export request, in protobuf, and how many spans it holds. */
export interface Batch {
  readonly body: Uint8Array;
  readonly spanCount: number;
}

/** Spans of real services, as the demo recorded them. */
export function readRecordedSpans(): readonly Span[] {
  const json = gunzipSync(readFileSync(fileURLToPath(RECORDING)));
  return decodeTraces(json, "json").items;
}

/**
 * `batchCount` requests of `batchSize` recorded spans each, with trace ids that no other `round` and
 * no other copy has, so that every row is new.
 */
export function makeBatches(
  spans: readonly Span[],
  round: number,
  batchCount: number,
  batchSize: number,
): Batch[] {
  return Array.from({ length: batchCount }, (_, batch) => {
    const copies = Array.from({ length: batchSize }, (_, index) => {
      const number = batch * batchSize + index;
      const span = spans[number % spans.length];
      if (span === undefined) throw new Error("the recording holds no spans");
      return withTraceOf(span, round, Math.floor(number / spans.length));
    });
    const body = encodeProtobuf("traces", encodeTraces(copies));
    return { body, spanCount: copies.length };
  });
}

function withTraceOf(span: Span, round: number, copy: number): Span {
  const prefix = [round + 1, copy].map((part) => part.toString(16).padStart(4, "0")).join("");
  const traceId = asTraceId(prefix + span.traceId.slice(prefix.length));
  if (traceId === null) throw new Error(`not a trace id: ${prefix}`);
  return { ...span, traceId };
}
