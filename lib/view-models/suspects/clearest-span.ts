import type { SuspectDto } from "@/lib/domain/contracts/suspects";

export interface SpanPlace {
  readonly traceId: string;
  readonly spanId: string;
}

/** The clearest span of a suspect in the shown trace, else the clearest of any; null without spans. */
export function clearestSpan(
  { spanIds, targets }: Pick<SuspectDto, "spanIds" | "targets">,
  shownTraceId: string | null,
): SpanPlace | null {
  const places = spanIds.flatMap((spanId): SpanPlace[] => {
    const target = targets[`span:${spanId}`];
    return target?.kind === "span" ? [{ traceId: target.traceId, spanId }] : [];
  });
  return places.find(({ traceId }) => traceId === shownTraceId) ?? places[0] ?? null;
}
