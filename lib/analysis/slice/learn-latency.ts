import { median } from "@/lib/analysis/statistics/median";
import { slowThresholdNano } from "@/lib/analysis/statistics/slow-threshold";
import type { AssembledTrace } from "@/lib/analysis/trace/assembled-trace";
import { chooseRoot } from "@/lib/analysis/trace/choose-root";
import { computeSelfTimes } from "@/lib/analysis/trace/compute-self-times";
import { operationKey } from "@/lib/analysis/trace/operation-key";
import { nodeTimes } from "@/lib/analysis/trace/relative-times";
import type { LatencySymptom } from "./compute-latency-slice";

/** How long healthy traces take, in nanoseconds, by operation key. */
export interface UsualLatency {
  /** Above it a trace of that root is slow; infinite where too few tell. */
  readonly thresholdNano: ReadonlyMap<string, number>;
  /** Median self time of an execution. */
  readonly selfNano: ReadonlyMap<string, number>;
}

/** From healthy traces: what is slow, and what each operation takes of itself. O(n log n). */
export function learnLatency(healthy: readonly AssembledTrace[]): UsualLatency {
  const durations = new Map<string, number[]>();
  const selfTimes = new Map<string, number[]>();
  for (const trace of healthy) {
    const root = rootOf(trace);
    if (root !== null) push(durations, root.key, root.durationNano);
    const selfNano = computeSelfTimes(trace);
    for (const node of trace.nodes) {
      if (node.kind === "span") push(selfTimes, operationKey(node.span), selfNano[node.index] ?? 0);
    }
  }
  return {
    thresholdNano: mapValues(durations, slowThresholdNano),
    selfNano: mapValues(selfTimes, median),
  };
}

/**
 * What is slow about a trace beside healthy ones; null when nothing is, or too few tell. An operation
 * that no healthy trace has is expected to take no time.
 */
export function findSlowness(trace: AssembledTrace, usual: UsualLatency): LatencySymptom | null {
  const root = rootOf(trace);
  const thresholdNano = usual.thresholdNano.get(root?.key ?? "") ?? Number.POSITIVE_INFINITY;
  if (root === null || root.durationNano <= thresholdNano) return null;
  const unknown = trace.nodes.flatMap((node) => {
    const key = node.kind === "span" ? operationKey(node.span) : null;
    return key === null || usual.selfNano.has(key) ? [] : [[key, 0] as const];
  });
  return {
    thresholdNano,
    healthySelfNano: new Map([...usual.selfNano, ...unknown]),
    symptom: root.index,
  };
}

function rootOf(trace: AssembledTrace) {
  const index = chooseRoot(trace)?.root;
  const node = index === undefined ? undefined : trace.nodes[index];
  if (index === undefined || node?.kind !== "span") return null;
  const { startNano, endNano } = nodeTimes(trace);
  const durationNano = (endNano[index] ?? 0) - (startNano[index] ?? 0);
  return { index, key: operationKey(node.span), durationNano };
}

function push(lists: Map<string, number[]>, key: string, value: number): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [value]);
  else known.push(value);
}

function mapValues(
  lists: ReadonlyMap<string, readonly number[]>,
  of: (values: readonly number[]) => number,
): Map<string, number> {
  return new Map([...lists].map(([key, values]) => [key, of(values)]));
}
