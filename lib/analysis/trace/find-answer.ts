import type { SpanId } from "@/lib/domain/ids";
import type { AssembledTrace, SpanNode } from "./assembled-trace";
import { isRemoteCall } from "./blocking-children";

/** The span of the other side that answers a call: the first of those below it; null for none. */
export function findAnswer(trace: AssembledTrace, call: SpanNode): SpanNode | null {
  for (const index of call.children) {
    const child = trace.nodes[index];
    if (child?.kind === "span" && isRemoteCall(call, child)) return child;
  }
  return null;
}

/**
 * Tells which calls nothing answered: no span of another side below them, no consumer of what they
 * sent, and no span that links to them, as batches do. Whether a span is a call at all is for the
 * one who asks. O(links) once, then O(children).
 */
export function unansweredCalls(trace: AssembledTrace): (call: SpanNode) => boolean {
  const linked = new Set<SpanId>();
  for (const node of trace.nodes) {
    if (node.kind !== "span") continue;
    for (const { spanId } of node.span.links) linked.add(spanId);
  }
  return (call) =>
    !linked.has(call.span.spanId) &&
    findAnswer(trace, call) === null &&
    !call.children.some((index) => isConsumer(trace, index));
}

function isConsumer({ nodes }: AssembledTrace, index: number): boolean {
  const node = nodes[index];
  return node?.kind === "span" && node.span.kind === "consumer";
}
