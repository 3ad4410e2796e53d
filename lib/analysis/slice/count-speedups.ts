import type { AssembledTrace } from "@/lib/analysis/trace/assembled-trace";
import { findSlowness, type UsualLatency } from "./learn-latency";
import { findExcess, retimeHealthy } from "./retime-healthy";

/**
 * How many of the traces that are slow would not be, had these operations (by `operationKey`) taken
 * of themselves what they take in healthy traces. O(n log n).
 */
export function countSpeedups(
  traces: readonly AssembledTrace[],
  operationKeys: ReadonlySet<string>,
  usual: UsualLatency,
): { readonly heals: number; readonly of: number } {
  let heals = 0;
  let of = 0;
  for (const trace of traces) {
    const slowness = findSlowness(trace, usual);
    if (slowness?.symptom === undefined) continue;
    of += 1;
    const excess = findExcess(trace, slowness.healthySelfNano, slowness.symptom);
    const tookNano = retimeHealthy(trace, slowness.symptom, excess, operationKeys);
    if (tookNano <= slowness.thresholdNano) heals += 1;
  }
  return { heals, of };
}
