import type { Span } from "@/lib/domain/span";

/** The spans as they would be had nothing failed. */
export function withoutFailures(spans: readonly Span[]): Span[] {
  return spans.map((span) => ({ ...span, status: { code: "unset", message: "" }, events: [] }));
}

/**
 * The spans with one failure, which began in one of the deepest and was passed on to the root; and
 * the ids of those that failed, from there up.
 */
export function failAlongPath(given: readonly Span[]): { spans: Span[]; path: string[] } {
  const spans = withoutFailures(given);
  const byId = new Map<string, Span>(spans.map((span) => [span.spanId, span]));
  const pathOf = (span: Span): Span[] => {
    const path: Span[] = [];
    for (let at: Span | undefined = span; at !== undefined; at = byId.get(at.parentSpanId ?? "")) {
      path.push(at);
    }
    return path;
  };
  const deepest = spans
    .map(pathOf)
    .reduce<Span[]>((best, path) => (path.length > best.length ? path : best), []);
  const failed = new Set(deepest);
  return {
    spans: spans.map((span) =>
      failed.has(span)
        ? { ...span, status: { code: "error", message: span === deepest[0] ? "overflow" : "" } }
        : span,
    ),
    path: deepest.map(({ spanId }) => spanId),
  };
}
