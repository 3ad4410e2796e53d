import { hostOf } from "@/lib/analysis/trace/host-of";
import type { Attributes } from "@/lib/domain/attributes";
import type { SpanDto } from "@/lib/domain/contracts/trace";
import type { TraceClockDto } from "@/lib/domain/contracts/trace-clock";
import { adjustmentText } from "./clock-note";

/** How a span was moved in time, and what its host had recorded. */
export interface SpanAdjustment {
  /** `adjusted by +200 ms ± 2.5 ms`. */
  readonly text: string;
  readonly host: string;
  /** When it started by the clock that the trace is told in. */
  readonly startUnixNano: bigint;
  readonly rawStartUnixNano: bigint;
  /** Null when no end was received. */
  readonly rawEndUnixNano: bigint | null;
}

/** Null for a span that is drawn as it was recorded. */
export function spanAdjustment(span: SpanDto, clock: TraceClockDto): SpanAdjustment | null {
  if (clock.shown === "raw") return null;
  // The contract carries attributes as opaque JSON; the server writes them from `Attributes`.
  const attributes = span.resource.attributes as Attributes;
  const host = hostOf({ ...span.resource, attributes });
  const off = clock.off.find((known) => known.host === host);
  if (off === undefined) return null;
  const rawStartUnixNano = BigInt(span.startUnixNano);
  return {
    text: `adjusted by ${adjustmentText(off)}`,
    host,
    startUnixNano: rawStartUnixNano - BigInt(off.aheadNano),
    rawStartUnixNano,
    rawEndUnixNano: span.endUnixNano === "0" ? null : BigInt(span.endUnixNano),
  };
}
