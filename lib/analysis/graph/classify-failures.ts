import type { AssembledTrace, NodeIndex, TraceNode } from "@/lib/analysis/trace/assembled-trace";
import { isBlocking } from "@/lib/analysis/trace/blocking-children";
import type { NodeTimes } from "@/lib/analysis/trace/relative-times";
import { failureOf, type SpanFailure } from "@/lib/domain/failure-of";
import type { FailureClass } from "./causal-graph";
import { findLateCallees } from "./find-late-callees";
import { findRetries } from "./find-retries";

export interface ClassifiedFailure extends SpanFailure {
  readonly class: FailureClass;
  /** False for a span that only was still at work when its caller gave up. */
  readonly reported: boolean;
}

export interface ClassifiedFailures {
  /** By node, in pre-order. */
  readonly failures: ReadonlyMap<NodeIndex, ClassifiedFailure>;
  /** The next attempt at the same call, by failed attempt. */
  readonly retriedBy: ReadonlyMap<NodeIndex, NodeIndex>;
  /** The failing node that a failing node's failure went on to, where it did. */
  readonly failedInto: ReadonlyMap<NodeIndex, NodeIndex>;
}

const LATE: SpanFailure = {
  text: "still running when its caller gave up",
  type: "late",
  blamesCaller: false,
  timedOut: true,
};

/**
 * Finds the failing nodes and what each is to the failure; the first that holds:
 *
 * - `retried`: the same call was made again after it (`findRetries`).
 * - `suppressed`: its caller waited for it and did not fail, or went on with something else until
 *   its own caller gave up. Spans inside a process that left
 *   their status unset are looked through, for wrappers seldom report what passes them.
 * - `propagated`: it waited for a node that failed, whose failure therefore may be its own. Failed
 *   attempts that were made again do not count, nor does an answer that blames the caller (4xx),
 *   unless this node answered so itself. Such an answer is propagated too: what was wrong with the
 *   request came from the caller, and its failure is where to look.
 * - `origin`: none of these.
 *
 * Failures do not cross a queue. O(n log n).
 */
export function classifyFailures(trace: AssembledTrace, times: NodeTimes): ClassifiedFailures {
  const { failed, gaveUpAt } = findFailures(trace, times);
  const retriedBy = findRetries(trace, times, failed.keys());
  const callers = findCallers(trace, times, failed);
  const failedInto = new Map<NodeIndex, NodeIndex>();
  const hasFailedChild = new Set<NodeIndex>();
  const isRefusal = new Set<NodeIndex>();
  const isSurvived = (index: NodeIndex, caller: NodeIndex) => {
    const deadline = gaveUpAt.get(caller);
    const isOver = deadline !== undefined && (times.endNano[index] ?? 0) < deadline;
    return !failed.has(caller) || (isOver && !gaveUpAt.has(index));
  };
  for (const [index, failure] of failed) {
    const caller = callers.get(index);
    const above = caller === undefined ? undefined : failed.get(caller);
    if (caller === undefined || above === undefined || retriedBy.has(index)) continue;
    if (isSurvived(index, caller)) continue;
    if (failure.blamesCaller && !above.blamesCaller) {
      isRefusal.add(index);
      continue;
    }
    failedInto.set(index, caller);
    hasFailedChild.add(caller);
  }
  const failures = new Map<NodeIndex, ClassifiedFailure>();
  for (const [index, failure] of failed) {
    const caller = callers.get(index);
    failures.set(index, {
      ...failure,
      reported: failure !== LATE,
      class: classOf({
        isRetried: retriedBy.has(index),
        isSwallowed: caller !== undefined && isSurvived(index, caller),
        isPassedOn: hasFailedChild.has(index) || isRefusal.has(index),
      }),
    });
  }
  return { failures, retriedBy, failedInto };
}

interface Circumstances {
  readonly isRetried: boolean;
  readonly isSwallowed: boolean;
  readonly isPassedOn: boolean;
}

function classOf({ isRetried, isSwallowed, isPassedOn }: Circumstances): FailureClass {
  if (isRetried) return "retried";
  if (isSwallowed) return "suppressed";
  return isPassedOn ? "propagated" : "origin";
}

interface FoundFailures {
  /** Reported failures and late callees, in pre-order. */
  readonly failed: ReadonlyMap<NodeIndex, SpanFailure>;
  /** When the caller of a late callee gave up. */
  readonly gaveUpAt: ReadonlyMap<NodeIndex, number>;
}

function findFailures(trace: AssembledTrace, times: NodeTimes): FoundFailures {
  const failed = new Map<NodeIndex, SpanFailure>();
  const timedOut: NodeIndex[] = [];
  for (const node of trace.nodes) {
    const failure = node.kind === "span" ? failureOf(node.span) : null;
    if (failure === null) continue;
    failed.set(node.index, failure);
    if (failure.timedOut) timedOut.push(node.index);
  }
  const hasFailed = (index: NodeIndex) => failed.has(index);
  const gaveUpAt = findLateCallees({ trace, times, timedOut, hasFailed });
  for (const index of gaveUpAt.keys()) failed.set(index, LATE);
  if (gaveUpAt.size === 0) return { failed, gaveUpAt };
  return { failed: new Map([...failed].sort(([a], [b]) => a - b)), gaveUpAt };
}

/**
 * For each failing node the nearest ancestor that waited for it and would have reported its
 * failure. Nodes without one (roots, consumers) are left out. Each wrapper is looked up once:
 * O(n).
 */
function findCallers(
  trace: AssembledTrace,
  times: NodeTimes,
  failed: ReadonlyMap<NodeIndex, SpanFailure>,
): Map<NodeIndex, NodeIndex> {
  const callers = new Map<NodeIndex, NodeIndex>();
  const beyondWrapper = new Map<NodeIndex, NodeIndex | null>();
  for (const index of failed.keys()) {
    const passed: NodeIndex[] = [];
    let node = trace.nodes[index];
    let caller: NodeIndex | null | undefined;
    while (node !== undefined && caller === undefined) {
      const parent: TraceNode | undefined = trace.nodes[node.parent];
      if (parent?.kind !== "span" || !isBlocking(parent, node, times)) caller = null;
      else if (failed.has(parent.index) || !isWrapper(trace, parent)) caller = parent.index;
      else {
        caller = beyondWrapper.get(parent.index);
        passed.push(parent.index);
        node = parent;
      }
    }
    for (const wrapper of passed) beyondWrapper.set(wrapper, caller ?? null);
    if (caller !== null && caller !== undefined) callers.set(index, caller);
  }
  return callers;
}

/** A span that seldom reports what fails inside it: internal, without a status, not a root. */
function isWrapper(trace: AssembledTrace, node: TraceNode): boolean {
  if (node.kind !== "span" || trace.nodes[node.parent]?.kind !== "span") return false;
  const { kind, status } = node.span;
  return (kind === "internal" || kind === "unspecified") && status.code === "unset";
}
