import { classifyFailures } from "@/lib/analysis/graph/classify-failures";
import type { AssembledTrace, NodeIndex } from "@/lib/analysis/trace/assembled-trace";
import { computeSelfTimes } from "@/lib/analysis/trace/compute-self-times";
import { type Operation, operationKey, operationOf } from "@/lib/analysis/trace/operation-key";
import { nodeTimes } from "@/lib/analysis/trace/relative-times";
import type { TraceId } from "@/lib/domain/ids";
import { toQValues } from "./false-discovery";
import { rankSumP } from "./rank-sum-test";

/** How one operation did in one group of traces. */
export interface OperationBehaviour {
  readonly traceCount: number;
  readonly executions: number;
  /** Median over traces of the self time of one execution: more calls alone do not raise it. */
  readonly selfNano: number;
  /** Failed executions / executions. */
  readonly errorRate: number;
  /** Executions in which a failure began / executions. */
  readonly ownErrorRate: number;
  /** Callers that failed with one failure of its own, on average: how far it spread. */
  readonly errorFanOut: number;
  /** Attempts for one call: 1 without retries. */
  readonly retryAmplification: number;
}

/** One operation in failing traces against healthy ones. */
export interface OperationCue {
  readonly operation: Operation;
  readonly failing: OperationBehaviour;
  readonly healthy: OperationBehaviour;
  /** Of its self time being larger in failing traces; corrected for all operations tested. */
  readonly latencyQ: number;
  /** The failing traces in which it took longest of its own, for one execution. */
  readonly examples: readonly TraceId[];
  /** The first failing traces in which a failure began in it, or it was tried again. */
  readonly failedExamples: readonly TraceId[];
}

const MAX_EXAMPLES = 3;

/**
 * Behaviour of every operation of the failing traces, against healthy traces of the same route:
 * self time for one execution (so normalised by workload; rank-sum test, Benjamini-Hochberg), error
 * rate and how far errors spread, attempts for one call. Sorted by the change of self time that
 * is sure first, then by error rate. O(n log n).
 */
export function findOperationCues(
  failing: readonly AssembledTrace[],
  healthy: readonly AssembledTrace[],
): OperationCue[] {
  const here = tally(failing);
  const there = tally(healthy);
  const operations = [...here].sort(([a], [b]) => (a < b ? -1 : 1));
  const latencyQ = toQValues(
    operations.map(([key, { selfByTrace }]) =>
      rankSumP([...selfByTrace.values()], [...(there.get(key)?.selfByTrace.values() ?? [])]),
    ),
  );
  return operations
    .map(([key, counted], i) => ({
      operation: counted.operation,
      failing: toBehaviour(counted),
      healthy: toBehaviour(there.get(key)),
      latencyQ: latencyQ[i] ?? 1,
      examples: slowest(failing, counted),
      failedExamples: [...counted.failedIn]
        .slice(0, MAX_EXAMPLES)
        .flatMap((trace) => failing[trace]?.traceId ?? []),
    }))
    .sort((a, b) => a.latencyQ - b.latencyQ || b.failing.errorRate - a.failing.errorRate);
}

interface Tally {
  readonly operation: Operation;
  /** Self time of one execution, by trace. */
  readonly selfByTrace: Map<number, number>;
  /** Numbers of the traces in which a failure began in it, or it was tried again. */
  readonly failedIn: Set<number>;
  executions: number;
  failures: number;
  ownFailures: number;
  callersFailed: number;
  retriedAttempts: number;
}

function tally(traces: readonly AssembledTrace[]): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  traces.forEach((trace, number) => {
    const selfNano = computeSelfTimes(trace);
    const { failures, retriedBy, failedInto } = classifyFailures(trace, nodeTimes(trace));
    const spread = spreadOf([...failures.keys()], failedInto);
    const inTrace = new Map<Tally, { self: number; executions: number }>();
    for (const node of trace.nodes) {
      if (node.kind !== "span") continue;
      const found = tallyFor(tallies, operationKey(node.span), operationOf(node.span));
      const own = inTrace.get(found) ?? { self: 0, executions: 0 };
      inTrace.set(found, own);
      own.self += selfNano[node.index] ?? 0;
      own.executions += 1;
      found.executions += 1;
      if (retriedBy.has(node.index)) found.retriedAttempts += 1;
      const failure = failures.get(node.index);
      if (failure?.reported) found.failures += 1;
      if (failure?.class === "origin" || retriedBy.has(node.index)) found.failedIn.add(number);
      if (failure?.class !== "origin") continue;
      found.ownFailures += 1;
      found.callersFailed += spread.get(node.index) ?? 0;
    }
    for (const [found, own] of inTrace) found.selfByTrace.set(number, own.self / own.executions);
  });
  return tallies;
}

function tallyFor(tallies: Map<string, Tally>, key: string, operation: Operation): Tally {
  const found = tallies.get(key) ?? {
    operation,
    selfByTrace: new Map<number, number>(),
    failedIn: new Set<number>(),
    executions: 0,
    failures: 0,
    ownFailures: 0,
    callersFailed: 0,
    retriedAttempts: 0,
  };
  tallies.set(key, found);
  return found;
}

/** How many callers above each failing node failed with it; callers come first in pre-order. */
function spreadOf(
  failing: readonly NodeIndex[],
  failedInto: ReadonlyMap<NodeIndex, NodeIndex>,
): Map<NodeIndex, number> {
  const spread = new Map<NodeIndex, number>();
  for (const node of failing) {
    const caller = failedInto.get(node);
    spread.set(node, caller === undefined ? 0 : (spread.get(caller) ?? 0) + 1);
  }
  return spread;
}

function toBehaviour(counted: Tally | undefined): OperationBehaviour {
  const executions = counted?.executions ?? 0;
  const calls = executions - (counted?.retriedAttempts ?? 0);
  const own = [...(counted?.selfByTrace.values() ?? [])].sort((a, b) => a - b);
  return {
    traceCount: own.length,
    executions,
    selfNano: own[(own.length - 1) >> 1] ?? 0,
    errorRate: executions === 0 ? 0 : (counted?.failures ?? 0) / executions,
    ownErrorRate: executions === 0 ? 0 : (counted?.ownFailures ?? 0) / executions,
    errorFanOut: counted?.ownFailures ? counted.callersFailed / counted.ownFailures : 0,
    retryAmplification: calls <= 0 ? 1 : executions / calls,
  };
}

function slowest(traces: readonly AssembledTrace[], { selfByTrace }: Tally): TraceId[] {
  return [...selfByTrace]
    .sort(([traceA, a], [traceB, b]) => b - a || traceA - traceB)
    .slice(0, MAX_EXAMPLES)
    .flatMap(([trace]) => traces[trace]?.traceId ?? []);
}
