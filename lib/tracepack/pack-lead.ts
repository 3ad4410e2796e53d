import type { AssembledTrace, NodeIndex } from "@/lib/analysis/trace/assembled-trace";
import type { LeadAnalysis } from "./choose-spans";
import type { Tracepack } from "./tracepack-schema";

const MAX_DIVERGENCES = 40;
const MAX_SPANS = 5;
const MAX_PATH = 24;
const MAX_SLICE = 200;

/** The slice of the lead trace's failure; null where nothing failed that anybody noticed. */
export function packSlice(lead: LeadAnalysis | null): Tracepack["slice"] {
  if (lead === null || lead.slice.status === "failed") return null;
  const { slice, trace } = lead;
  return {
    status: slice.status,
    symptom: slice.symptom === null ? null : (trace.nodes[slice.symptom]?.id ?? null),
    causes: idsOf(trace, slice.causes, MAX_SLICE),
    spans: idsOf(trace, slice.nodes, MAX_SLICE),
  };
}

/** Where the lead trace departs from healthy ones: earliest and deepest first. */
export function packDivergences(lead: LeadAnalysis | null): Tracepack["divergences"] {
  if (lead === null) return [];
  const { divergences, earliest, deepest } = lead.divergence;
  const worth = (one: (typeof divergences)[number]) =>
    one === earliest || one === deepest ? 0 : one.isUnexplained ? 1 : 2;
  return [...divergences]
    .sort((a, b) => worth(a) - worth(b))
    .slice(0, MAX_DIVERGENCES)
    .map((one) => ({
      kind: one.kind,
      service: one.path.at(-1)?.service ?? "",
      operation: one.path.at(-1)?.name ?? "",
      depth: one.depth,
      statement: one.statement,
      spans: idsOf(lead.trace, one.nodes, MAX_SPANS),
      support: one.support,
      of: one.of,
      isEarliest: one === earliest,
      isDeepest: one === deepest,
    }));
}

/** From the deepest cause of the slice, or the deepest divergence, up to the root. */
export function packPropagation(lead: LeadAnalysis | null): Tracepack["propagation"] {
  if (lead === null) return { depth: 0, path: [] };
  const { trace, slice, divergence } = lead;
  const from = deepestOf(trace, slice.causes) ?? divergence.deepest?.nodes[0] ?? null;
  const path: NodeIndex[] = [];
  for (let at = from ?? -1; at >= 0; at = trace.nodes[at]?.parent ?? -1) path.push(at);
  return { depth: Math.max(0, path.length - 1), path: idsOf(trace, path, MAX_PATH) };
}

function deepestOf({ nodes }: AssembledTrace, indices: readonly NodeIndex[]): NodeIndex | null {
  let best: NodeIndex | null = null;
  for (const at of indices) {
    if (best === null || (nodes[at]?.depth ?? 0) > (nodes[best]?.depth ?? 0)) best = at;
  }
  return best;
}

function idsOf({ nodes }: AssembledTrace, indices: readonly NodeIndex[], most: number): string[] {
  return indices.slice(0, most).flatMap((at) => nodes[at]?.id ?? []);
}
