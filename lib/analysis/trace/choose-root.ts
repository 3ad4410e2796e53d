import type { AssembledTrace, NodeIndex } from "./assembled-trace";

export interface ChosenRoot {
  readonly root: NodeIndex;
  readonly others: readonly NodeIndex[];
}

/**
 * The root that the trace is told from: the longest of those that were received and named no
 * parent; else the longest that was received; else the longest stand-in for a missing parent.
 * Of equals, the first. Null for a trace without nodes. O(roots).
 */
export function chooseRoot(trace: AssembledTrace): ChosenRoot | null {
  let best: NodeIndex | null = null;
  for (const root of trace.roots) {
    if (best === null || isBetterRoot(trace, root, best)) best = root;
  }
  if (best === null) return null;
  return { root: best, others: trace.roots.filter((root) => root !== best) };
}

function isBetterRoot(trace: AssembledTrace, root: NodeIndex, best: NodeIndex): boolean {
  const byClass = rootClass(trace, root) - rootClass(trace, best);
  if (byClass !== 0) return byClass < 0;
  return durationOf(trace, root) > durationOf(trace, best);
}

function rootClass(trace: AssembledTrace, root: NodeIndex): number {
  const node = trace.nodes[root];
  if (node?.kind !== "span") return 2;
  return node.span.parentSpanId === null ? 0 : 1;
}

function durationOf(trace: AssembledTrace, root: NodeIndex): bigint {
  const node = trace.nodes[root];
  return node === undefined ? 0n : node.endUnixNano - node.startUnixNano;
}
