import type { PlacedSpan, SpanScore } from "@/lib/domain/evaluation";

/**
 * How the spans of what was named, the first named first, fit the labelled ones. Labels are of some
 * traces of an incident: only spans of those traces count, of the others nobody has said anything.
 * Null without a labelled span. O(n).
 */
export function scoreSpans(
  named: readonly (readonly PlacedSpan[])[],
  expected: readonly PlacedSpan[],
): SpanScore | null {
  if (expected.length === 0) return null;
  const wanted = new Set(expected.map(keyOf));
  const [first = []] = named;
  const said = new Set(inLabelledTraces(first, expected).map(keyOf));
  const shared = [...said].filter((one) => wanted.has(one)).length;
  return {
    expected: wanted.size,
    said: said.size,
    shared,
    precision: said.size === 0 ? 0 : shared / said.size,
    recall: shared / wanted.size,
    f1: (2 * shared) / (said.size + wanted.size),
    precisionAtFullRecall: precisionAtFullRecall(
      inLabelledTraces(named.flat(), expected).map(keyOf),
      wanted,
    ),
  };
}

/** Spans of traces of which at least one span is labelled. */
export function inLabelledTraces(
  spans: readonly PlacedSpan[],
  expected: readonly PlacedSpan[],
): PlacedSpan[] {
  const traces = new Set(expected.map(({ traceId }) => traceId));
  return spans.filter(({ traceId }) => traces.has(traceId));
}

/** 0 when the list ends before each was met. */
function precisionAtFullRecall(said: readonly string[], wanted: ReadonlySet<string>): number {
  const met = new Set<string>();
  let missing = wanted.size;
  for (const one of said) {
    if (met.has(one)) continue;
    met.add(one);
    if (wanted.has(one)) missing -= 1;
    if (missing === 0) return wanted.size / met.size;
  }
  return 0;
}

/** Ids of spans are the sender's, and may repeat in another trace. */
function keyOf({ traceId, spanId }: PlacedSpan): string {
  return `${traceId ?? ""} ${spanId}`;
}
