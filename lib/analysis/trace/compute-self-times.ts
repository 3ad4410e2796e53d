import type { AssembledTrace } from "./assembled-trace";
import { isBlocking } from "./blocking-children";
import { nodeTimes } from "./relative-times";

/**
 * Self time of every node in nanoseconds, by node index: its duration less what the children it
 * waited for cover, however they overlap.
 *
 *     parent ▬▬▬▬▬▬▬▬▬▬▬▬
 *       a    ··▬▬▬▬······      covered: 2 to 8, so the self time is 2 + 4
 *       b    ····▬▬▬▬····
 *
 * A missing parent has none: nobody knows what it did. Children come by start, so that one sweep
 * over the nodes does it: O(n).
 */
export function computeSelfTimes(trace: AssembledTrace): Float64Array {
  const times = nodeTimes(trace);
  const { startNano, endNano } = times;
  const selfNano = new Float64Array(trace.nodes.length);
  for (const node of trace.nodes) {
    if (node.kind === "missing-parent") continue;
    const end = endNano[node.index] ?? 0;
    let coveredTo = startNano[node.index] ?? 0;
    let own = end - coveredTo;
    for (const index of node.children) {
      const child = trace.nodes[index];
      if (child === undefined || !isBlocking(node, child, times)) continue;
      const from = Math.max(startNano[index] ?? 0, coveredTo);
      const to = Math.min(endNano[index] ?? 0, end);
      if (to <= from) continue;
      own -= to - from;
      coveredTo = to;
    }
    selfNano[node.index] = own;
  }
  return selfNano;
}
