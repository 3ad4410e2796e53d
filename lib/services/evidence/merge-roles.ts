import type { EvidenceTrace } from "@/lib/domain/incident";

/**
 * Each trace once, in its first role, with the reasons of all: a trace that an exemplar points to
 * is most often among the failing ones too. Ranks are counted anew within each role.
 */
export function mergeRoles(traces: readonly EvidenceTrace[]): EvidenceTrace[] {
  const merged = new Map<string, EvidenceTrace>();
  for (const trace of traces) {
    const first = merged.get(trace.traceId);
    merged.set(trace.traceId, first === undefined ? trace : withMore(first, trace));
  }
  const ranks = new Map<string, number>();
  return [...merged.values()].map((trace) => {
    const rank = (ranks.get(trace.role) ?? 0) + 1;
    ranks.set(trace.role, rank);
    return { ...trace, rank };
  });
}

/** What a request did says more than why it was looked at: it comes first. */
function withMore(first: EvidenceTrace, more: EvidenceTrace): EvidenceTrace {
  return {
    ...first,
    reason: `${more.reason} (${first.reason})`,
    entrySpanId: first.entrySpanId ?? more.entrySpanId,
  };
}
