import type { AssembledTrace, NodeIndex } from "@/lib/analysis/trace/assembled-trace";
import { computeSelfTimes } from "@/lib/analysis/trace/compute-self-times";
import { nodeTimes } from "@/lib/analysis/trace/relative-times";
import { failureOf, type SpanFailure } from "@/lib/domain/failure-of";
import { serviceNameOf } from "@/lib/domain/resource";
import { NO_PATH, type PathId, type PathIndex } from "./path-index";

/** All spans of a trace on one path, taken together. Times are nanoseconds from the trace's start. */
export interface PathStats {
  readonly path: PathId;
  readonly parent: PathId;
  readonly depth: number;
  /** In pre-order. */
  readonly members: NodeIndex[];
  errorCount: number;
  /** Of the first member that failed. */
  failure: SpanFailure | null;
  /** In pre-order. */
  readonly failedMembers: NodeIndex[];
  /** When the first of them to end failed; infinite where none did. */
  failedAtNano: number;
  /** Sums over the members. */
  selfNano: number;
  durationNano: number;
  readonly startNano: number;
  endNano: number;
}

/** A trace as its paths, in the order in which they first occur (parents before children). */
export interface PathProfile {
  readonly trace: AssembledTrace;
  readonly paths: ReadonlyMap<PathId, PathStats>;
}

/**
 * Collapses a trace to its paths: equal siblings become one, and so do their equal children. What
 * is left has no two siblings alike, so two traces align by path exactly, without any search.
 * Missing parents stand for themselves under a name of their own. O(n).
 */
export function toPathProfile(trace: AssembledTrace, index: PathIndex): PathProfile {
  const { startNano, endNano } = nodeTimes(trace);
  const selfNano = computeSelfTimes(trace);
  const paths = new Map<PathId, PathStats>();
  const pathOf = new Int32Array(trace.nodes.length);
  for (const node of trace.nodes) {
    const parent = node.parent < 0 ? NO_PATH : (pathOf[node.parent] ?? NO_PATH);
    const path =
      node.kind === "span"
        ? index.enter(parent, serviceNameOf(node.span.resource), node.span.name, node.span.kind)
        : index.enter(parent, "", "parent not received", "unspecified");
    pathOf[node.index] = path;
    const start = startNano[node.index] ?? 0;
    const end = endNano[node.index] ?? 0;
    const stats: PathStats = paths.get(path) ?? {
      path,
      parent,
      depth: node.depth,
      members: [],
      errorCount: 0,
      failure: null,
      failedMembers: [],
      failedAtNano: Number.POSITIVE_INFINITY,
      selfNano: 0,
      durationNano: 0,
      startNano: start,
      endNano: end,
    };
    paths.set(path, stats);
    stats.members.push(node.index);
    stats.selfNano += selfNano[node.index] ?? 0;
    stats.durationNano += end - start;
    stats.endNano = Math.max(stats.endNano, end);
    const failure = node.kind === "span" ? failureOf(node.span) : null;
    if (failure === null) continue;
    stats.errorCount += 1;
    stats.failure ??= failure;
    stats.failedMembers.push(node.index);
    stats.failedAtNano = Math.min(stats.failedAtNano, end);
  }
  return { trace, paths };
}
