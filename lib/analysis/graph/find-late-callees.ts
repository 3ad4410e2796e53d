import type { AssembledTrace, NodeIndex, TraceNode } from "@/lib/analysis/trace/assembled-trace";
import { isBlocking } from "@/lib/analysis/trace/blocking-children";
import type { NodeTimes } from "@/lib/analysis/trace/relative-times";

/**
 * Spans that report no failure of their own but were still at work when a caller above them gave
 * up waiting: where the time went.
 *
 *     client ▬▬▬▬▬▬▬▬▬▬✕ timeout
 *     server ·▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬    late
 *       query··▬▬▬·········      not late: it had ended
 *       sleep·····▬▬▬▬▬▬▬▬▬▬     late
 *
 * Each node is visited once for all callers: O(n). `timedOut` in pre-order.
 */
export function findLateCallees(
  trace: AssembledTrace,
  times: NodeTimes,
  timedOut: readonly NodeIndex[],
  hasFailed: (node: NodeIndex) => boolean,
): Set<NodeIndex> {
  const late = new Set<NodeIndex>();
  for (const caller of timedOut) {
    const gaveUpAt = times.endNano[caller] ?? 0;
    const pending: NodeIndex[] = [caller];
    for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
      const node = trace.nodes[index];
      if (node === undefined) continue;
      for (const child of node.children) {
        if (late.has(child) || hasFailed(child)) continue;
        if (!isAtWork(trace, times, node, child, gaveUpAt)) continue;
        late.add(child);
        pending.push(child);
      }
    }
  }
  return late;
}

function isAtWork(
  trace: AssembledTrace,
  times: NodeTimes,
  parent: TraceNode,
  index: NodeIndex,
  atNano: number,
): boolean {
  const child = trace.nodes[index];
  if (child?.kind !== "span" || !isBlocking(parent, child, times)) return false;
  if ((times.startNano[index] ?? 0) >= atNano) return false;
  const end = times.endNano[index] ?? 0;
  return end > atNano || (child.endInferred && end >= atNano);
}
