import type { AssembledTrace, NodeIndex } from "@/lib/analysis/trace/assembled-trace";
import { computeSelfTimes } from "@/lib/analysis/trace/compute-self-times";
import { operationKey } from "@/lib/analysis/trace/operation-key";
import { type NodeTimes, nodeTimes } from "@/lib/analysis/trace/relative-times";
import { retimeTrace } from "./retime-trace";

/** What took longer than it does in healthy traces. */
export interface Excess {
  readonly nodes: ReadonlyMap<NodeIndex, { operation: string; healthyShare: number }>;
  /** By excess, the largest first. */
  readonly operations: readonly string[];
  readonly times: NodeTimes;
}

/** Of a node and everything below it. O(n log n). */
export function findExcess(
  trace: AssembledTrace,
  healthySelfNano: ReadonlyMap<string, number>,
  symptom: NodeIndex,
): Excess {
  const selfNano = computeSelfTimes(trace);
  const nodes = new Map<NodeIndex, { operation: string; healthyShare: number }>();
  const total = new Map<string, number>();
  const last = symptom + (trace.nodes[symptom]?.descendantCount ?? 0);
  for (let index = symptom; index <= last; index += 1) {
    const node = trace.nodes[index];
    if (node?.kind !== "span") continue;
    const operation = operationKey(node.span);
    const own = selfNano[index] ?? 0;
    const healthy = healthySelfNano.get(operation);
    if (healthy === undefined || own <= healthy) continue;
    nodes.set(index, { operation, healthyShare: healthy / own });
    total.set(operation, (total.get(operation) ?? 0) + own - healthy);
  }
  const operations = [...total]
    .sort(([keyA, a], [keyB, b]) => b - a || (keyA < keyB ? -1 : 1))
    .map(([operation]) => operation);
  return { nodes, operations, times: nodeTimes(trace) };
}

/**
 * How long a node would have taken, in nanoseconds, had these operations, by `operationKey`, taken
 * what they take of themselves in healthy traces. O(n log n).
 */
export function retimeHealthy(
  trace: AssembledTrace,
  root: NodeIndex,
  excess: Excess,
  operations: ReadonlySet<string>,
): number {
  return retimeTrace({
    trace,
    times: excess.times,
    root,
    ownShare: (node) => {
      const found = excess.nodes.get(node);
      return found !== undefined && operations.has(found.operation) ? found.healthyShare : 1;
    },
  });
}
