import { classifyFailures } from "@/lib/analysis/graph/classify-failures";
import type { AssembledTrace } from "@/lib/analysis/trace/assembled-trace";
import { operationKey } from "@/lib/analysis/trace/operation-key";
import { nodeTimes } from "@/lib/analysis/trace/relative-times";
import { callKey } from "./failure-model";

/**
 * How many failed calls of one operation a caller has survived, at most, in traces whose outcome
 * was good: a fan-out that answers in part tolerates some. By `callKey`; O(n log n) per trace.
 */
export function learnTolerance(traces: readonly AssembledTrace[]): Map<string, number> {
  const tolerated = new Map<string, number>();
  for (const trace of traces) {
    const survived = new Map<string, number>();
    for (const [index, failure] of classifyFailures(trace, nodeTimes(trace)).failures) {
      const node = trace.nodes[index];
      const parent = trace.nodes[node?.parent ?? -1];
      if (failure.class !== "suppressed" || node?.kind !== "span" || parent?.kind !== "span")
        continue;
      const key = `${parent.index}\u0001${operationKey(node.span)}`;
      const count = (survived.get(key) ?? 0) + 1;
      survived.set(key, count);
      const call = callKey(operationKey(parent.span), operationKey(node.span));
      tolerated.set(call, Math.max(tolerated.get(call) ?? 0, count));
    }
  }
  return tolerated;
}
