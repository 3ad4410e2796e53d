import type { Span } from "@/lib/domain/span";
import type { ClockSkew } from "./clock-skew";
import { hostOf } from "./host-of";

/**
 * Moves a span, with its events, to the reference host's clock. Every span of a host moves by the
 * same, so order within a host stays, and asynchronous work keeps its distance to what started it
 * there: no span is ever pulled to where its parent would have it. A span whose clock is not known
 * to be off is returned as it is, and so is a time that was never set.
 */
export function applyClockSkew(span: Span, skew: Pick<ClockSkew, "hosts">): Span {
  const aheadNano = aheadOf(span, skew);
  if (aheadNano === 0n || span.startUnixNano <= aheadNano) return span;
  const toReference = (unixNano: bigint) =>
    unixNano <= aheadNano ? unixNano : unixNano - aheadNano;
  return {
    ...span,
    startUnixNano: toReference(span.startUnixNano),
    endUnixNano: toReference(span.endUnixNano),
    events: span.events.map((event) => ({
      ...event,
      timeUnixNano: toReference(event.timeUnixNano),
    })),
  };
}

function aheadOf({ resource }: Span, { hosts }: Pick<ClockSkew, "hosts">): bigint {
  return BigInt(Math.round(hosts.get(hostOf(resource))?.offsetNano ?? 0));
}
