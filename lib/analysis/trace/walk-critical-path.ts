import type { AssembledTrace, NodeIndex, TraceNode } from "./assembled-trace";
import { blockingChildren, toleranceNano } from "./blocking-children";
import type { SectionKind } from "./critical-path";
import type { NodeTimes } from "./relative-times";
import { sectionKindOf } from "./section-kind";

/** Times in nanoseconds from the trace's start. */
export interface Section {
  readonly node: NodeIndex;
  readonly kind: SectionKind;
  readonly start: number;
  readonly end: number;
}

export interface Walk {
  /** In time order; they tile the root's duration exactly. */
  readonly sections: readonly Section[];
  /** Blocking children that could not be on the path: no part of them lies within their parent. */
  readonly outside: readonly NodeIndex[];
}

/** A node on the way down, looked at from its end backwards. */
interface Frame {
  readonly node: TraceNode;
  /** Start of the node's part that is on the path. */
  readonly low: number;
  /** Everything from here on is on the path already. */
  until: number;
  /** By end descending, then the longer first. */
  readonly children: readonly NodeIndex[];
  next: number;
  /** The child on the path that begins at `until`. */
  after: TraceNode | null;
}

/**
 * Walks back from the root's end: the last child to finish before the current time was what the
 * node waited for; what no such child covers was the node's own.
 *
 *     root ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬        back from the end: own, C, own, A, own
 *       A  ··▬▬▬▬▬·········        B ends while C already runs, so C did not wait for B:
 *       B  ··▬▬▬▬▬▬▬▬▬▬····        it ran beside the path, and shortening it would not help
 *       C  ········▬▬▬▬▬▬··
 *
 * Children may touch (equal timestamps) or overlap by the tolerance and still count as one after
 * the other. Each child is looked at once and each node entered once: O(n log n) for sorting the
 * children of the nodes on the path, a stack on the heap, no recursion.
 */
export function walkCriticalPath(trace: AssembledTrace, times: NodeTimes, root: NodeIndex): Walk {
  const backwards: Section[] = [];
  const outside: NodeIndex[] = [];
  const enter = (node: TraceNode, low: number, until: number): Frame => {
    if (node.children.length === 0) return { node, low, until, children: [], next: 0, after: null };
    const children = latestFirst(blockingChildren(trace, times, node), times);
    for (const child of children) if (isOutside(times, node.index, child)) outside.push(child);
    return { node, low, until, children, next: 0, after: null };
  };
  const stack: Frame[] = [];
  const rootNode = trace.nodes[root];
  if (rootNode) stack.push(enter(rootNode, times.startNano[root] ?? 0, times.endNano[root] ?? 0));
  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    const found = nextOnPath(trace, times, frame);
    addOwn(backwards, frame, found?.end ?? frame.low, found?.child ?? null);
    if (found === null) {
      stack.pop();
      continue;
    }
    frame.until = found.start;
    frame.after = found.child;
    stack.push(enter(found.child, found.start, found.end));
  }
  return { sections: backwards.reverse(), outside };
}

interface OnPath {
  readonly child: TraceNode;
  readonly start: number;
  readonly end: number;
}

function nextOnPath(trace: AssembledTrace, times: NodeTimes, frame: Frame): OnPath | null {
  const { low, children, node } = frame;
  const nodeEnd = times.endNano[node.index] ?? 0;
  const tolerance = toleranceNano(nodeEnd - (times.startNano[node.index] ?? 0));
  while (frame.next < children.length) {
    const index = children[frame.next] ?? 0;
    const child = trace.nodes[index];
    frame.next += 1;
    const start = Math.max(times.startNano[index] ?? 0, low);
    const ownEnd = Math.min(times.endNano[index] ?? 0, nodeEnd);
    const end = Math.min(ownEnd, frame.until);
    const beside = frame.after !== null && ownEnd > frame.until + tolerance;
    if (child !== undefined && end > start && !beside) return { child, start, end };
  }
  return null;
}

/** The node's self time between the next child on the path and what is on it already. */
function addOwn(backwards: Section[], frame: Frame, from: number, before: TraceNode | null): void {
  if (from >= frame.until) return;
  const { node, until, after } = frame;
  backwards.push({
    node: node.index,
    kind: sectionKindOf({ node, before, after }),
    start: from,
    end: until,
  });
}

function latestFirst(
  children: readonly NodeIndex[],
  { startNano, endNano }: NodeTimes,
): NodeIndex[] {
  return children.toSorted(
    (a, b) =>
      (endNano[b] ?? 0) - (endNano[a] ?? 0) || (startNano[a] ?? 0) - (startNano[b] ?? 0) || a - b,
  );
}

function isOutside({ startNano, endNano }: NodeTimes, parent: NodeIndex, child: NodeIndex) {
  const start = startNano[child] ?? 0;
  const end = endNano[child] ?? 0;
  if (end === start) return false;
  return start >= (endNano[parent] ?? 0) || end <= (startNano[parent] ?? 0);
}
