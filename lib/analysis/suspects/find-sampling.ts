import type { AssembledTrace } from "@/lib/analysis/trace/assembled-trace";
import { failureOf } from "@/lib/domain/failure-of";
import type { EvidenceSet } from "./evidence-set";

/** From this share of failing requests on, in the window and before, what was kept was chosen by it. */
const NEARLY_ALL = 0.9;
const LEAST_TRACES = 5;

/**
 * Whether only failures were kept, as tail sampling does: then the traces from before are no
 * examples of health, and a contrast with them would be of the sampler's making. O(traces).
 */
export function keepsOnlyFailures({ window, healthy }: EvidenceSet): boolean {
  if (healthy.length < LEAST_TRACES) return false;
  return shareFailing(window) >= NEARLY_ALL && shareFailing(healthy) >= NEARLY_ALL;
}

/** The evidence without what cannot be compared with. */
export function withoutHealthy(set: EvidenceSet): EvidenceSet {
  return { ...set, healthy: [], healthyLogs: [] };
}

function shareFailing(traces: readonly AssembledTrace[]): number {
  const failing = traces.filter(({ nodes, roots }) => {
    const root = nodes[roots[0] ?? 0];
    return root?.kind === "span" && failureOf(root.span) !== null;
  });
  return failing.length / Math.max(1, traces.length);
}
