import type { SpanId } from "@/lib/domain/ids";
import { serviceNameOf } from "@/lib/domain/resource";
import type { Span } from "@/lib/domain/span";
import type { IdentifiedSpans } from "./identify-spans";

export interface ResolvedParents {
  /** Position of each span's parent: a span, or `spans.length + i` for `missing[i]`; -1 for none. */
  readonly parent: Int32Array;
  /** Parents that were named but not received. */
  readonly missing: readonly SpanId[];
  /** Positions of spans that named themselves. */
  readonly selfParents: readonly number[];
}

/**
 * Turns named parents into positions. Where several spans share the id that is named, the child
 * goes to the one of its own service, else to the first. A server span that shares the id and
 * the parent of a client span (Zipkin's B3 propagation) goes below that client. O(n).
 */
export function resolveParents({ spans, positions }: IdentifiedSpans): ResolvedParents {
  const missing = new Map<SpanId, number>();
  const selfParents: number[] = [];
  const parents = new Int32Array(spans.length);
  const candidateOf = candidateChooser({ spans, positions });
  spans.forEach(({ span }, position) => {
    const { parentSpanId } = span;
    const client = sharedClient({ spans, positions }, position);
    if (client !== null) {
      parents[position] = client;
    } else if (parentSpanId === null) {
      parents[position] = -1;
    } else if (parentSpanId === span.spanId) {
      parents[position] = -1;
      selfParents.push(position);
    } else {
      const found = candidateOf(parentSpanId, span);
      if (found === null && !missing.has(parentSpanId)) missing.set(parentSpanId, missing.size);
      parents[position] = found ?? spans.length + (missing.get(parentSpanId) ?? 0);
    }
  });
  const parent = new Int32Array(spans.length + missing.size).fill(-1);
  parent.set(parents);
  return { parent, missing: [...missing.keys()], selfParents };
}

/** Looks candidates of a repeated id up by service, so that many children of one id stay linear. */
function candidateChooser({ spans, positions }: IdentifiedSpans) {
  const byService = new Map<SpanId, Map<string, number>>();
  return (parentId: SpanId, child: Span): number | null => {
    const candidates = positions.get(parentId);
    const first = candidates?.[0];
    if (candidates === undefined || first === undefined) return null;
    if (candidates.length === 1) return first;
    let services = byService.get(parentId);
    if (services === undefined) {
      services = new Map();
      for (const position of candidates) {
        const service = serviceAt(spans, position);
        if (!services.has(service)) services.set(service, position);
      }
      byService.set(parentId, services);
    }
    return services.get(serviceNameOf(child.resource)) ?? first;
  };
}

function serviceAt(spans: IdentifiedSpans["spans"], position: number): string {
  const entry = spans[position];
  return entry === undefined ? "" : serviceNameOf(entry.span.resource);
}

/** The first client span with the id and the parent of the server span at `position`, if any. */
function sharedClient({ spans, positions }: IdentifiedSpans, position: number): number | null {
  const server = spans[position]?.span;
  if (server?.kind !== "server") return null;
  const sharing = positions.get(server.spanId) ?? [];
  if (sharing.length < 2) return null;
  const client = sharing.find((other) => {
    const span = spans[other]?.span;
    return span?.kind === "client" && span.parentSpanId === server.parentSpanId;
  });
  return client ?? null;
}
