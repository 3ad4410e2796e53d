import type { AssembledTrace, NodeIndex, TraceNode } from "@/lib/analysis/trace/assembled-trace";
import { isBlocking } from "@/lib/analysis/trace/blocking-children";
import { CLOCK_GRAIN_NANO, type NodeTimes } from "@/lib/analysis/trace/relative-times";

export interface LateCalleeInput {
  readonly trace: AssembledTrace;
  readonly times: NodeTimes;
  /** Nodes whose failure says that they gave up waiting, in pre-order. */
  readonly timedOut: readonly NodeIndex[];
  readonly hasFailed: (node: NodeIndex) => boolean;
}

/**
 * Spans that report no failure of their own but kept a caller waiting until it gave up: where its
 * time went. From the caller down, into what was at work when it gave up, for as long as that had
 * taken longer than what the node above it did by itself:
 *
 *     client  ▬▬▬▬▬▬▬▬▬▬▬▬▬▬✕ timeout
 *     server  ·▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬   late: nearly all of its time is in settle
 *     settle  ··▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬    late, and the last: 8 of its own before its query began
 *       query ··········▬▬▬▬▬▬     at work too, but only since 4
 *
 * A node whose callee gave up, and which only says so too, did not give up itself.
 *
 * By node, the time (from the trace's start) at which its caller gave up. Each node is visited once
 * for all callers: O(n).
 */
export function findLateCallees(input: LateCalleeInput): Map<NodeIndex, number> {
  const { trace, times, timedOut, hasFailed } = input;
  const late = new Map<NodeIndex, number>();
  const repeated = new Set(timedOut.map((index) => trace.nodes[index]?.parent ?? -1));
  for (const caller of timedOut) {
    if (repeated.has(caller)) continue;
    const gaveUpAt = times.endNano[caller] ?? 0;
    const pending: NodeIndex[] = [caller];
    for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
      const node = trace.nodes[index];
      if (node === undefined) continue;
      const own = ownTimeUntil(trace, times, node, gaveUpAt);
      for (const child of node.children) {
        if (late.has(child) || hasFailed(child)) continue;
        if (!isAtWork(trace, times, child, gaveUpAt)) continue;
        if (gaveUpAt - (times.startNano[child] ?? 0) <= own) continue;
        late.set(child, gaveUpAt);
        pending.push(child);
      }
    }
  }
  return late;
}

/**
 * Whether a span was at work at a time. Clocks are not finer than a millisecond: what ends within
 * it belongs to what was cut short when its parent was, and else had just come to its end.
 */
function isAtWork(trace: AssembledTrace, times: NodeTimes, index: NodeIndex, atNano: number) {
  const child = trace.nodes[index];
  const parent = trace.nodes[child?.parent ?? -1];
  if (child?.kind !== "span" || parent === undefined) return false;
  if (!isBlocking(parent, child, times) || (times.startNano[index] ?? 0) >= atNano) return false;
  const isCutShort =
    child.endInferred || times.isAbandoned[index] === 1 || times.isAbandoned[parent.index] === 1;
  const grain = isCutShort ? -CLOCK_GRAIN_NANO : CLOCK_GRAIN_NANO;
  return (times.endNano[index] ?? 0) > atNano + grain;
}

/** What a node spent by itself until a time: no child that it waited for was at work. */
function ownTimeUntil(
  trace: AssembledTrace,
  times: NodeTimes,
  node: TraceNode,
  untilNano: number,
): number {
  let coveredTo = times.startNano[node.index] ?? 0;
  let own = Math.max(0, untilNano - coveredTo);
  for (const index of node.children) {
    const child = trace.nodes[index];
    if (child === undefined || !isBlocking(node, child, times)) continue;
    const from = Math.max(times.startNano[index] ?? 0, coveredTo);
    const to = Math.min(times.endNano[index] ?? 0, untilNano);
    if (to <= from) continue;
    own -= to - from;
    coveredTo = to;
  }
  return own;
}
