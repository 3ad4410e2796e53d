import type { SpanId } from "@/lib/domain/ids";
import type { Span } from "@/lib/domain/span";
import { spanContentKey } from "./span-content-key";

export interface IdentifiedSpan {
  /** The span id; `<spanId>~2`, `~3` for further spans of the same id. */
  readonly id: string;
  readonly span: Span;
  /** Exact copies that were dropped. */
  readonly duplicateCount: number;
}

export interface IdentifiedSpans {
  readonly spans: readonly IdentifiedSpan[];
  /** Positions in `spans` of every span id; the first is the one that kept the plain id. */
  readonly positions: ReadonlyMap<SpanId, readonly number[]>;
}

/**
 * Gives every span an id of its own: exact copies become one, different spans of one id are
 * numbered by start, end and content, so that the order of input does not matter. O(n log n);
 * contents are compared only where ids meet.
 */
export function identifySpans(spans: readonly Span[]): IdentifiedSpans {
  const byId = new Map<SpanId, Span | Span[]>();
  for (const span of spans) {
    const known = byId.get(span.spanId);
    if (known === undefined) byId.set(span.spanId, span);
    else if (Array.isArray(known)) known.push(span);
    else byId.set(span.spanId, [known, span]);
  }
  const identified: IdentifiedSpan[] = [];
  const positions = new Map<SpanId, number[]>();
  for (const [spanId, found] of byId) {
    const distinct = Array.isArray(found)
      ? distinctSpans(found)
      : [{ id: spanId, span: found, duplicateCount: 0 }];
    positions.set(
      spanId,
      distinct.map((entry) => identified.push(entry) - 1),
    );
  }
  return { spans: identified, positions };
}

function distinctSpans(spans: readonly Span[]): IdentifiedSpan[] {
  const byContent = new Map<string, { span: Span; copies: number }>();
  for (const span of spans) {
    const key = spanContentKey(span);
    const known = byContent.get(key);
    if (known) known.copies += 1;
    else byContent.set(key, { span, copies: 0 });
  }
  return [...byContent]
    .sort(([keyA, a], [keyB, b]) => compareByTime(a.span, b.span) || (keyA < keyB ? -1 : 1))
    .map(([, { span, copies }], i) => ({
      id: i === 0 ? span.spanId : `${span.spanId}~${i + 1}`,
      span,
      duplicateCount: copies,
    }));
}

function compareByTime(a: Span, b: Span): number {
  if (a.startUnixNano !== b.startUnixNano) return a.startUnixNano < b.startUnixNano ? -1 : 1;
  if (a.endUnixNano !== b.endUnixNano) return a.endUnixNano < b.endUnixNano ? -1 : 1;
  return 0;
}
