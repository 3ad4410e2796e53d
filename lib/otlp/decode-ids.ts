import { asSpanId, asTraceId } from "@/lib/domain/id-text";
import type { SpanId, TraceId } from "@/lib/domain/ids";
import type { WireId } from "./wire/wire-types";

/** The trace id, or null when it is not 16 bytes that are not all zero. */
export function decodeTraceId(id: WireId): TraceId | null {
  return asTraceId(toHex(id));
}

/** The span id, or null when it is not 8 bytes that are not all zero. */
export function decodeSpanId(id: WireId): SpanId | null {
  return asSpanId(toHex(id));
}

/** Whether no id was sent. All zero counts as that too: it is how some senders write "none". */
export function isAbsentId(id: WireId): boolean {
  return /^0*$/.test(toHex(id));
}

function toHex(id: WireId): string {
  if (typeof id === "string") return id;
  return Buffer.from(id.buffer, id.byteOffset, id.byteLength).toString("hex");
}
