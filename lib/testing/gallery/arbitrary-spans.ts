import fc from "fast-check";
import type { Span } from "@/lib/domain/span";
import { SPAN_KINDS } from "@/lib/domain/span";
import { type SpanSpec, spanOf } from "@/lib/testing/builders/span-of";

const LABELS = Array.from({ length: 12 }, (_, i) => `s${i}`);

const arbitrarySpec: fc.Arbitrary<SpanSpec> = fc.record(
  {
    id: fc.constantFrom(...LABELS),
    parent: fc.constantFrom(...LABELS, "lost-1", "lost-2"),
    trace: fc.constantFrom("trace", "trace", "trace", "trace", "another"),
    service: fc.constantFrom("a", "b", "c"),
    name: fc.constantFrom("x", "y"),
    kind: fc.constantFrom(...SPAN_KINDS),
    at: fc.integer({ min: 0, max: 20 }),
    lasts: fc.oneof(
      { weight: 8, arbitrary: fc.integer({ min: 0, max: 20 }) },
      { weight: 1, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.integer({ min: -5, max: -1 }) },
    ),
    error: fc.constantFrom("", "timeout", "boom"),
    linksTo: fc.array(fc.constantFrom(...LABELS), { maxLength: 2 }),
  },
  { requiredKeys: ["id", "at", "lasts"] },
);

/**
 * Spans with any parent relation at all: cycles, self-parents, missing parents, repeated ids,
 * several traces, any order. Few labels and few times, so that collisions are the rule.
 */
export const arbitrarySpans: fc.Arbitrary<Span[]> = fc
  .array(arbitrarySpec, { maxLength: 30 })
  .map((specs) => specs.map(spanOf));

/** The same spans in two orders. */
export const arbitraryOrders: fc.Arbitrary<readonly [Span[], Span[]]> = arbitrarySpans.chain(
  (spans) =>
    fc
      .shuffledSubarray(spans, { minLength: spans.length })
      .map((shuffled) => [spans, shuffled] as const),
);
