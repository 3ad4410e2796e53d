import { type ClassifiedFailures, classifyFailures } from "@/lib/analysis/graph/classify-failures";
import type { AssembledTrace, NodeIndex } from "@/lib/analysis/trace/assembled-trace";
import { chooseRoot } from "@/lib/analysis/trace/choose-root";
import { operationKey } from "@/lib/analysis/trace/operation-key";
import { nodeTimes } from "@/lib/analysis/trace/relative-times";

/** Failed attempts at one call: the call failed because all of them did (AND). */
export type AttemptGroup = readonly NodeIndex[];

/** Calls of one operation from one node: it survives `tolerated` failed ones (a quorum). */
export interface RequiredCalls {
  readonly groups: readonly AttemptGroup[];
  readonly tolerated: number;
}

/**
 * Why each failing node failed: of itself, or because of calls. It fails when any of its required
 * calls fail beyond what is tolerated (OR), each call when all its attempts do (AND).
 */
export interface FailureModel {
  readonly trace: AssembledTrace;
  /** The failing node whose failure is to be explained; null when nothing failed that was noticed. */
  readonly symptom: NodeIndex | null;
  /** In pre-order. */
  readonly failing: readonly NodeIndex[];
  readonly calls: ReadonlyMap<NodeIndex, readonly RequiredCalls[]>;
  /** Nodes that failed of themselves: what can be removed. */
  readonly ownCause: ReadonlySet<NodeIndex>;
  /** Operation key by failing node. */
  readonly operations: ReadonlyMap<NodeIndex, string>;
}

export interface FailureModelOptions {
  readonly symptom?: NodeIndex;
  /** From `learnTolerance`: failed calls that a caller survives, by caller and callee operation. */
  readonly tolerated?: ReadonlyMap<string, number>;
}

/** Key of `FailureModelOptions.tolerated`. */
export function callKey(caller: string, callee: string): string {
  return `${caller}\u0001${callee}`;
}

/** Reads the failure of a trace as a formula that can be replayed. O(n log n). */
export function toFailureModel(
  trace: AssembledTrace,
  options: FailureModelOptions = {},
): FailureModel {
  const classified = classifyFailures(trace, nodeTimes(trace));
  const failing = [...classified.failures.keys()];
  const operations = new Map<NodeIndex, string>();
  for (const index of failing) {
    const node = trace.nodes[index];
    if (node?.kind === "span") operations.set(index, operationKey(node.span));
  }
  const calls = requiredCalls(classified, operations, options.tolerated ?? new Map());
  const ownCause = new Set(
    failing.filter((index) => {
      const required = calls.get(index) ?? [];
      return !required.some(({ groups, tolerated }) => groups.length > tolerated);
    }),
  );
  const symptom = options.symptom ?? defaultSymptom(trace, classified);
  return { trace, symptom, failing, calls, ownCause, operations };
}

function requiredCalls(
  { failedInto, retriedBy }: ClassifiedFailures,
  operations: ReadonlyMap<NodeIndex, string>,
  tolerated: ReadonlyMap<string, number>,
): Map<NodeIndex, RequiredCalls[]> {
  const attempts = attemptsByLast(retriedBy);
  const byCall = new Map<NodeIndex, Map<string, AttemptGroup[]>>();
  for (const [last, caller] of failedInto) {
    const group = [...(attempts.get(last) ?? []), last];
    const callee = operations.get(last) ?? "";
    const known = byCall.get(caller) ?? new Map<string, AttemptGroup[]>();
    byCall.set(caller, known);
    const groups = known.get(callee);
    if (groups) groups.push(group);
    else known.set(callee, [group]);
  }
  return new Map(
    Array.from(byCall, ([caller, callees]) => [
      caller,
      Array.from(callees, ([callee, groups]) => ({
        groups,
        tolerated: tolerated.get(callKey(operations.get(caller) ?? "", callee)) ?? 0,
      })),
    ]),
  );
}

/** Earlier attempts by the last one of their chain. */
function attemptsByLast(retriedBy: ReadonlyMap<NodeIndex, NodeIndex>) {
  const lastOf = new Map<NodeIndex, NodeIndex>();
  const attempts = new Map<NodeIndex, NodeIndex[]>();
  const latestFirst = [...retriedBy].sort(([a], [b]) => b - a);
  for (const [attempt, next] of latestFirst) {
    const last = lastOf.get(next) ?? next;
    lastOf.set(attempt, last);
    const known = attempts.get(last);
    if (known) known.push(attempt);
    else attempts.set(last, [attempt]);
  }
  return attempts;
}

/** The trace's root when it failed, else the first failure that was passed to nobody. */
function defaultSymptom(trace: AssembledTrace, { failures }: ClassifiedFailures): NodeIndex | null {
  const root = chooseRoot(trace)?.root;
  if (root !== undefined && failures.has(root)) return root;
  for (const [index, failure] of failures) {
    if (failure.class === "origin" || failure.class === "propagated") return index;
  }
  return null;
}
