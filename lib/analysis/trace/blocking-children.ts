import { serviceNameOf } from "@/lib/domain/resource";
import type { AssembledTrace, NodeIndex, TraceNode } from "./assembled-trace";
import { CLOCK_GRAIN_NANO, type NodeTimes } from "./relative-times";

const MICROSECOND_NANO = 1_000;
const MILLISECOND_NANO = 1_000_000;
/**
 * How far two times may be out of order and still count as one after the other: timers tick and
 * exporters round. One percent of the parent's duration, at least 1 µs, at most 1 ms.
 */
export function toleranceNano(parentDurationNano: number): number {
  return Math.min(MILLISECOND_NANO, Math.max(MICROSECOND_NANO, parentDurationNano / 100));
}

/**
 * Whether the parent waited for the child. OpenTelemetry does not say; the first of these decides:
 *
 * 1. A consumer below a producer is asynchronous: that is what a queue is for.
 * 2. A call to another service, or a server span, is blocking, even when it outlives its caller:
 *    a caller that gave up had waited until then.
 * 3. What an abandoned server was doing is blocking: the server was closed when its caller had
 *    gone, not because its work was done.
 * 4. What ends more than 1 ms (`CLOCK_GRAIN_NANO`) after its parent is asynchronous: nobody
 *    waited for it.
 * 5. Everything else is blocking.
 */
export function isBlocking(parent: TraceNode, child: TraceNode, times: NodeTimes): boolean {
  if (parent.kind === "missing-parent" || child.kind === "missing-parent") return true;
  if (child.span.kind === "consumer" && parent.span.kind === "producer") return false;
  if (child.span.kind !== "consumer" && isRemoteCall(parent, child)) return true;
  if (times.isAbandoned[parent.index] === 1) return true;
  const parentEnd = times.endNano[parent.index] ?? 0;
  return (times.endNano[child.index] ?? 0) <= parentEnd + CLOCK_GRAIN_NANO;
}

/** Whether the child answers a call of the parent: a server span, or a span of another service. */
export function isRemoteCall(parent: TraceNode, child: TraceNode): boolean {
  if (parent.kind === "missing-parent" || child.kind === "missing-parent") return false;
  if (child.span.kind === "server") return true;
  const from = parent.span.resource;
  const to = child.span.resource;
  return from !== to && serviceNameOf(from) !== serviceNameOf(to);
}

/** The children that a node waited for, in their order. */
export function blockingChildren(
  trace: AssembledTrace,
  times: NodeTimes,
  node: TraceNode,
): NodeIndex[] {
  return node.children.filter((index) => {
    const child = trace.nodes[index];
    return child !== undefined && isBlocking(node, child, times);
  });
}
