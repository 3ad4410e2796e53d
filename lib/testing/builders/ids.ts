import { asSpanId, asTraceId } from "@/lib/domain/id-text";
import type { SpanId, TraceId } from "@/lib/domain/ids";

/** 32-bit FNV-1a; `basis` makes several independent hashes of one text. */
function fnv1a(text: string, basis: number): number {
  let hash = basis;
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}

function hex32(text: string, basis: number): string {
  return fnv1a(text, basis).toString(16).padStart(8, "0");
}

/** The same label always gives the same span id; a text of 16 hex digits is an id already. */
export function spanIdOf(label: string): SpanId {
  const id = asSpanId(label) ?? asSpanId(hex32(label, 0x811c9dc5) + hex32(label, 0x01234567));
  if (id === null) throw new Error(`${label} gives no span id`);
  return id;
}

/** The same label always gives the same trace id; a text of 32 hex digits is an id already. */
export function traceIdOf(label: string): TraceId {
  const bases = [0x811c9dc5, 0x01234567, 0x2545f491, 0x7feb352d];
  const id = asTraceId(label) ?? asTraceId(bases.map((basis) => hex32(label, basis)).join(""));
  if (id === null) throw new Error(`${label} gives no trace id`);
  return id;
}
