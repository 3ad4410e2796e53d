import { z } from "zod";

/** As much of OTLP JSON as it takes to send its spans in parts; the receiver reads the rest. */
export const OtlpTraces = z.object({
  resourceSpans: z.array(
    z.looseObject({
      scopeSpans: z
        .array(z.looseObject({ spans: z.array(z.looseObject({})).default([]) }))
        .default([]),
    }),
  ),
});
export type OtlpTraces = z.infer<typeof OtlpTraces>;

/** The same spans as requests of `maxSpans` at most, each span with its resource and scope. O(spans). */
export function splitTraces(
  { resourceSpans }: OtlpTraces,
  maxSpans: number,
): readonly OtlpTraces[] {
  const parts: OtlpTraces[] = [];
  let room = 0;
  for (const resource of resourceSpans) {
    for (const scope of resource.scopeSpans) {
      let from = 0;
      while (from < scope.spans.length) {
        if (room === 0) {
          parts.push({ resourceSpans: [] });
          room = maxSpans;
        }
        const spans = scope.spans.slice(from, from + room);
        parts.at(-1)?.resourceSpans.push({ ...resource, scopeSpans: [{ ...scope, spans }] });
        from += spans.length;
        room -= spans.length;
      }
    }
  }
  return parts;
}

export function countSpans({ resourceSpans }: OtlpTraces): number {
  let count = 0;
  for (const { scopeSpans } of resourceSpans) {
    for (const { spans } of scopeSpans) count += spans.length;
  }
  return count;
}

/** The trace ids of the spans, each once. */
export function traceIdsOf({ resourceSpans }: OtlpTraces): readonly string[] {
  const ids = new Set<string>();
  for (const { scopeSpans } of resourceSpans) {
    for (const { spans } of scopeSpans) {
      for (const { traceId } of spans) if (typeof traceId === "string") ids.add(traceId);
    }
  }
  return [...ids];
}
