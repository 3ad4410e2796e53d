import type { AssembledTrace } from "@/lib/analysis/trace/assembled-trace";
import { chooseRoot } from "@/lib/analysis/trace/choose-root";
import type { NodeTimes } from "@/lib/analysis/trace/relative-times";
import type { FailureClass } from "./causal-graph";
import type { GroupedNodes } from "./group-nodes";
import type { InferredPeer } from "./infer-peers";

/**
 * Units and peers alike, in parallel lists: first all units, then all peers. Parents come before
 * their children; a peer's parent is its first caller.
 */
export interface GraphVertices {
  readonly count: number;
  readonly unitCount: number;
  /** -1 for roots. */
  readonly parent: Int32Array;
  /** The unit of the trace's root: always shown, so that everything can fold into something. */
  readonly root: number;
  readonly longestNano: Float64Array;
  /** Spans that it stands for; 1 for a peer. */
  readonly size: Int32Array;
  /** Spans among them that reported a failure; a peer counts the failed calls to it. */
  readonly errorCount: Int32Array;
  /** `peer` for a peer that failed calls were made to. */
  readonly trouble: readonly (FailureClass | "peer" | null)[];
}

/** Measures every unit and peer. O(n). */
export function toVertices(
  trace: AssembledTrace,
  times: NodeTimes,
  { units, unitOf }: GroupedNodes,
  peers: readonly InferredPeer[],
): GraphVertices {
  const count = units.length + peers.length;
  const parent = new Int32Array(count).fill(-1);
  const longestNano = new Float64Array(count);
  const size = new Int32Array(count).fill(1);
  const errorCount = new Int32Array(count);
  const trouble: (FailureClass | "peer" | null)[] = [];
  for (const unit of units) {
    parent[unit.index] = unit.parent;
    size[unit.index] = unit.members.length;
    errorCount[unit.index] = unit.failure?.reported ? unit.members.length : 0;
    trouble.push(unit.failure?.class ?? null);
    for (const node of unit.members) {
      const duration = (times.endNano[node] ?? 0) - (times.startNano[node] ?? 0);
      if (duration > (longestNano[unit.index] ?? 0)) longestNano[unit.index] = duration;
    }
  }
  peers.forEach((peer, i) => {
    const vertex = units.length + i;
    const [firstCaller = -1] = peer.callers.keys();
    parent[vertex] = firstCaller;
    longestNano[vertex] = Number(peer.longestNano);
    errorCount[vertex] = peer.errorCount;
    trouble.push(peer.errorCount > 0 ? "peer" : null);
  });
  const root = unitOf[chooseRoot(trace)?.root ?? 0] ?? 0;
  return { count, unitCount: units.length, parent, root, longestNano, size, errorCount, trouble };
}
