import type { CaseResult, PlacedSpan } from "@/lib/domain/evaluation";

/** A span that somebody named as the root cause. */
export interface SpanRow extends PlacedSpan {
  readonly key: string;
  readonly labelled: boolean;
  readonly ranking: boolean;
  readonly analyst: boolean;
}

/** Labelled spans first, in their order; then those that only machines named. */
export function toSpanRows({ expected, ranker, analyst }: CaseResult): SpanRow[] {
  const named = [expected.spans, ranker.said, analyst.said].map(
    (spans) => new Set(spans.map(keyOf)),
  );
  const [labelled, ranking, analysed] = named;
  const all = new Map(
    [...expected.spans, ...ranker.said, ...analyst.said].map((span) => [keyOf(span), span]),
  );
  return [...all].map(([key, span]) => ({
    ...span,
    key,
    labelled: labelled?.has(key) ?? false,
    ranking: ranking?.has(key) ?? false,
    analyst: analysed?.has(key) ?? false,
  }));
}

function keyOf({ traceId, spanId }: PlacedSpan): string {
  return `${traceId ?? ""} ${spanId}`;
}
