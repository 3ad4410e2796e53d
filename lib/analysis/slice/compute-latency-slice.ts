import type { AssembledTrace, NodeIndex } from "@/lib/analysis/trace/assembled-trace";
import { chooseRoot } from "@/lib/analysis/trace/choose-root";
import { findExcess, retimeHealthy } from "./retime-healthy";

export interface LatencySymptom {
  /** The symptom passes when it takes no longer. */
  readonly thresholdNano: number;
  /** Median self time of healthy executions, by operation key. */
  readonly healthySelfNano: ReadonlyMap<string, number>;
  /** The slow node; the trace's root unless given. */
  readonly symptom?: NodeIndex;
}

export interface LatencySlice {
  readonly status: "ok" | "degraded" | "failed";
  readonly reasons: readonly string[];
  readonly symptom: NodeIndex | null;
  /** Operation keys whose healthy self times make the symptom pass; none can be left out. */
  readonly operations: readonly string[];
  /** Their nodes that took longer than healthy ones, in pre-order. */
  readonly nodes: readonly NodeIndex[];
  readonly beforeNano: number;
  readonly afterNano: number;
}

/** Operations that are tried at most, those with the most excess: each try retimes the trace. */
const MAX_OPERATIONS = 64;

/**
 * The slice of a latency symptom: operations whose self time, put back to the healthy median, lets
 * the symptom pass. Found among those in excess by bisection for the shortest sufficient list (by
 * excess), then by leaving out one after the other: 1-minimal, because less self time never makes
 * a trace slower. O(n log n × operations in the result).
 */
export function computeLatencySlice(trace: AssembledTrace, input: LatencySymptom): LatencySlice {
  const symptom = input.symptom ?? chooseRoot(trace)?.root;
  if (symptom === undefined || trace.nodes[symptom] === undefined) {
    return failed("the trace has no spans");
  }
  const excess = findExcess(trace, input.healthySelfNano, symptom);
  const durationWith = (healthy: ReadonlySet<string>) =>
    retimeHealthy(trace, symptom, excess, healthy);
  const beforeNano = durationWith(new Set());
  const candidates = excess.operations.slice(0, MAX_OPERATIONS);
  const base = { symptom, beforeNano };
  if (beforeNano <= input.thresholdNano) {
    return { ...failed("the symptom is not slower than its threshold"), ...base };
  }
  const passes = (operations: readonly string[]) =>
    durationWith(new Set(operations)) <= input.thresholdNano;
  if (!passes(candidates)) {
    const afterNano = durationWith(new Set(candidates));
    const reason = "healthy self times alone do not make it fast enough";
    return { ...failed(reason), ...base, afterNano };
  }
  const operations = minimalSubset(candidates, passes);
  const kept = new Set(operations);
  return {
    ...base,
    status: trace.status === "ok" ? "ok" : "degraded",
    reasons: trace.reasons,
    operations,
    nodes: [...excess.nodes].flatMap(([node, { operation }]) =>
      kept.has(operation) ? [node] : [],
    ),
    afterNano: durationWith(kept),
  };
}

/** `passes` is monotone: what passes still does with more operations. */
function minimalSubset(
  candidates: readonly string[],
  passes: (operations: readonly string[]) => boolean,
): string[] {
  let low = 1;
  let high = candidates.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(candidates.slice(0, middle))) high = middle;
    else low = middle + 1;
  }
  let kept = candidates.slice(0, low);
  for (const candidate of [...kept].reverse()) {
    const without = kept.filter((one) => one !== candidate);
    if (passes(without)) kept = without;
  }
  return kept;
}

function failed(reason: string): LatencySlice {
  return {
    status: "failed",
    reasons: [reason],
    symptom: null,
    operations: [],
    nodes: [],
    beforeNano: 0,
    afterNano: 0,
  };
}
