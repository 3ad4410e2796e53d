import type { SpanId } from "@/lib/domain/ids";
import type { Span } from "@/lib/domain/span";
import { spanContentKey } from "./span-content-key";

/** Spans with an id of their own each, in parallel lists. */
export interface IdentifiedSpans {
  readonly spans: readonly Span[];
  /** The span id; `<spanId>~2`, `~3` for further spans of the same id. */
  readonly ids: readonly string[];
  /** Exact copies dropped, by position; positions without any are left out. */
  readonly droppedCopies: ReadonlyMap<number, number>;
  /** Position of the span that kept the plain id. */
  readonly firstPosition: ReadonlyMap<SpanId, number>;
  /** All positions of an id that several different spans have. */
  readonly sharedPositions: ReadonlyMap<SpanId, readonly number[]>;
}

/**
 * Gives every span an id of its own: exact copies become one, different spans of one id are
 * numbered by start, end and content, so that the order of input does not matter. O(n log n);
 * contents are compared only where ids meet.
 */
export function identifySpans(received: readonly Span[]): IdentifiedSpans {
  const firstPosition = new Map<SpanId, number>();
  for (let i = 0; i < received.length; i += 1) {
    const span = received[i];
    if (span !== undefined) firstPosition.set(span.spanId, i);
  }
  if (firstPosition.size < received.length) return separateRepeated(received);
  return {
    spans: received,
    ids: received.map((span) => span.spanId),
    droppedCopies: new Map(),
    firstPosition,
    sharedPositions: new Map(),
  };
}

function separateRepeated(received: readonly Span[]): IdentifiedSpans {
  const byId = new Map<SpanId, Span[]>();
  for (const span of received) {
    const known = byId.get(span.spanId);
    if (known) known.push(span);
    else byId.set(span.spanId, [span]);
  }
  const spans: Span[] = [];
  const ids: string[] = [];
  const droppedCopies = new Map<number, number>();
  const firstPosition = new Map<SpanId, number>();
  const sharedPositions = new Map<SpanId, number[]>();
  for (const [spanId, found] of byId) {
    const first = spans.length;
    firstPosition.set(spanId, first);
    for (const { span, copies } of distinctSpans(found)) {
      if (copies > 0) droppedCopies.set(spans.length, copies);
      ids.push(spans.length === first ? spanId : `${spanId}~${spans.length - first + 1}`);
      spans.push(span);
    }
    const count = spans.length - first;
    if (count > 1)
      sharedPositions.set(
        spanId,
        Array.from({ length: count }, (_, i) => first + i),
      );
  }
  return { spans, ids, droppedCopies, firstPosition, sharedPositions };
}

interface DistinctSpan {
  readonly span: Span;
  copies: number;
}

function distinctSpans(spans: readonly Span[]): DistinctSpan[] {
  const [only] = spans;
  if (only !== undefined && spans.length === 1) return [{ span: only, copies: 0 }];
  const byContent = new Map<string, DistinctSpan>();
  for (const span of spans) {
    const key = spanContentKey(span);
    const known = byContent.get(key);
    if (known) known.copies += 1;
    else byContent.set(key, { span, copies: 0 });
  }
  return [...byContent]
    .sort(([keyA, a], [keyB, b]) => compareByTime(a.span, b.span) || (keyA < keyB ? -1 : 1))
    .map(([, entry]) => entry);
}

function compareByTime(a: Span, b: Span): number {
  if (a.startUnixNano !== b.startUnixNano) return a.startUnixNano < b.startUnixNano ? -1 : 1;
  if (a.endUnixNano !== b.endUnixNano) return a.endUnixNano < b.endUnixNano ? -1 : 1;
  return 0;
}
