import type { AssembledTrace, NodeIndex, TraceNode } from "@/lib/analysis/trace/assembled-trace";
import { blockingChildren, toleranceNano } from "@/lib/analysis/trace/blocking-children";
import type { NodeTimes } from "@/lib/analysis/trace/relative-times";

export interface RetimeInput {
  readonly trace: AssembledTrace;
  readonly times: NodeTimes;
  /** The node whose duration is asked for; only its subtree is retimed. */
  readonly root: NodeIndex;
  /** What is left of a node's self time: 1 keeps it, 0.1 leaves a tenth. At most 1. */
  readonly ownShare: (node: NodeIndex) => number;
}

/**
 * How long a node would have taken, in nanoseconds, had some nodes spent less time of their own.
 * Each child starts when what it had waited for is done: the sibling that ended last before it
 * started, or else its parent's start; the parent's self time between the two shrinks by its share.
 *
 *     before  parent ▬▬▬▬▬▬▬▬▬▬▬▬▬▬      after  parent ▬▬▬▬▬▬▬▬
 *               A    ·▬▬▬▬▬▬▬······      (A at      A  ·▬·····    B still waits for A,
 *               B    ·········▬▬▬▬·      a fifth)   B  ···▬▬▬▬    one tick of the parent's later
 *
 * A child that outlived its parent kept it waiting until the parent gave up, and may set it free
 * earlier. Times never grow. O(n log n) for the subtree, iterative.
 */
export function retimeTrace(input: RetimeInput): number {
  const { trace, root } = input;
  const last = root + (trace.nodes[root]?.descendantCount ?? -1);
  const durations = new Map<NodeIndex, number>();
  for (let index = last; index >= root; index -= 1) {
    const node = trace.nodes[index];
    if (node !== undefined) durations.set(index, retimeNode(input, node, durations));
  }
  return durations.get(root) ?? 0;
}

/** A child's part within its parent; offsets are from the parent's start. */
interface Part {
  readonly child: NodeIndex;
  readonly oldStart: number;
  readonly oldEnd: number;
  newEnd: number;
  isRetimed: boolean;
}

function retimeNode(
  input: RetimeInput,
  node: TraceNode,
  durations: ReadonlyMap<NodeIndex, number>,
): number {
  const start = input.times.startNano[node.index] ?? 0;
  const duration = (input.times.endNano[node.index] ?? 0) - start;
  const share = Math.min(1, input.ownShare(node.index));
  const parts = partsWithin(input, node, duration);
  const finished = new LatestFinished(parts);
  const tolerance = toleranceNano(duration);
  let oldEnd = 0;
  let newEnd = 0;
  for (const part of parts) {
    const trigger = finished.by(part.oldStart + tolerance);
    const gap = Math.max(0, part.oldStart - (trigger?.oldEnd ?? 0));
    const newStart = Math.min(part.oldStart, (trigger?.newEnd ?? 0) + gap * share);
    part.newEnd = Math.min(part.oldEnd, newStart + (durations.get(part.child) ?? 0));
    finished.retimed(part);
    oldEnd = Math.max(oldEnd, part.oldEnd);
    newEnd = Math.max(newEnd, part.newEnd);
  }
  return Math.min(duration, newEnd + (duration - oldEnd) * share);
}

/** By start, as children are. */
function partsWithin({ trace, times }: RetimeInput, node: TraceNode, duration: number): Part[] {
  const start = times.startNano[node.index] ?? 0;
  return blockingChildren(trace, times, node).flatMap((child) => {
    const oldStart = Math.max(0, (times.startNano[child] ?? 0) - start);
    const oldEnd = Math.min(duration, (times.endNano[child] ?? 0) - start);
    if (oldEnd <= oldStart) return [];
    return [{ child, oldStart, oldEnd, newEnd: oldEnd, isRetimed: false }];
  });
}

/**
 * The part that ended last by a time, asked with times that only grow: one pass over the parts by
 * end. Parts shorter than the tolerance can be asked past before they are retimed; they join
 * when they are.
 */
class LatestFinished {
  private readonly byEnd: readonly Part[];
  private next = 0;
  private askedUntil = Number.NEGATIVE_INFINITY;
  private latest: Part | null = null;

  constructor(parts: readonly Part[]) {
    this.byEnd = [...parts].sort((a, b) => a.oldEnd - b.oldEnd);
  }

  by(time: number): Part | null {
    this.askedUntil = time;
    for (let part = this.byEnd[this.next]; part !== undefined && part.oldEnd <= time; ) {
      if (part.isRetimed) this.consider(part);
      this.next += 1;
      part = this.byEnd[this.next];
    }
    return this.latest;
  }

  retimed(part: Part): void {
    part.isRetimed = true;
    if (part.oldEnd <= this.askedUntil) this.consider(part);
  }

  private consider(part: Part): void {
    const best = this.latest;
    const isLater =
      best === null ||
      part.oldEnd > best.oldEnd ||
      (part.oldEnd === best.oldEnd && part.newEnd > best.newEnd);
    if (isLater) this.latest = part;
  }
}
