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
export function resolveParents(identified: IdentifiedSpans): ResolvedParents {
  const { spans } = identified;
  const missing = new Map<SpanId, number>();
  const selfParents: number[] = [];
  const parents = new Int32Array(spans.length).fill(-1);
  const receivedParent = parentChooser(identified);
  for (let position = 0; position < spans.length; position += 1) {
    const span = spans[position];
    if (span === undefined || span.parentSpanId === null) continue;
    const found = receivedParent(span);
    if (found !== undefined) {
      parents[position] = found;
    } else if (span.parentSpanId === span.spanId) {
      selfParents.push(position);
    } else {
      const known = missing.get(span.parentSpanId) ?? missing.size;
      missing.set(span.parentSpanId, known);
      parents[position] = spans.length + known;
    }
  }
  const parent = new Int32Array(spans.length + missing.size).fill(-1);
  parent.set(parents);
  return { parent, missing: [...missing.keys()], selfParents };
}

/** Finds the position of a span's parent among those received; undefined when there is none. */
function parentChooser(identified: IdentifiedSpans): (child: Span) => number | undefined {
  const { firstPosition, sharedPositions } = identified;
  const byService = new Map<SpanId, Map<string, number>>();
  return (child) => {
    if (sharedPositions.has(child.spanId)) {
      const client = sharedClient(identified, child);
      if (client !== undefined) return client;
    }
    if (child.parentSpanId === null || child.parentSpanId === child.spanId) return undefined;
    const shared = sharedPositions.get(child.parentSpanId);
    if (shared === undefined) return firstPosition.get(child.parentSpanId);
    let services = byService.get(child.parentSpanId);
    if (services === undefined) {
      services = firstByService(identified, shared);
      byService.set(child.parentSpanId, services);
    }
    return services.get(serviceNameOf(child.resource)) ?? shared[0];
  };
}

/** Looked up by service, so that many children of one shared id stay linear. */
function firstByService({ spans }: IdentifiedSpans, shared: readonly number[]) {
  const services = new Map<string, number>();
  for (const position of shared) {
    const span = spans[position];
    if (span === undefined) continue;
    const service = serviceNameOf(span.resource);
    if (!services.has(service)) services.set(service, position);
  }
  return services;
}

/** The first client span with the id and the parent of a server span. */
function sharedClient({ spans, sharedPositions }: IdentifiedSpans, server: Span) {
  if (server.kind !== "server") return undefined;
  return sharedPositions.get(server.spanId)?.find((position) => {
    const other = spans[position];
    return other?.kind === "client" && other.parentSpanId === server.parentSpanId;
  });
}
