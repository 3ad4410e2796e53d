import { hasFailingRoot } from "@/lib/analysis/citations/failing-root";
import type { EvidenceIndex } from "@/lib/analysis/citations/index-evidence";
import type { Ranking } from "@/lib/analysis/suspects/suspect";
import type { AssembledTrace } from "@/lib/analysis/trace/assembled-trace";
import type { TraceId } from "@/lib/domain/ids";

/**
 * The trace that shows the cause best: the one asked for if a leading suspect is in it, else that
 * of the first suspect's clearest span, else the first failing one of the window.
 */
export function chooseLead(
  index: EvidenceIndex,
  ranking: Ranking,
  wanted: TraceId | null,
): AssembledTrace | null {
  const { window } = index.evidence;
  const [first] = ranking.suspects;
  const asked = window.find(({ traceId }) => traceId !== null && traceId === wanted);
  const shown = (first?.spanIds ?? []).flatMap((id) => tracesOf(index, id));
  if (asked !== undefined && (shown.length === 0 || shown.includes(asked))) return asked;
  const failing = shown.find(hasFailingRoot);
  return failing ?? shown[0] ?? asked ?? window.find(hasFailingRoot) ?? window[0] ?? null;
}

function tracesOf({ spans }: EvidenceIndex, spanId: string): AssembledTrace[] {
  return (spans.get(spanId) ?? []).flatMap(({ side, trace }) => (side === "window" ? [trace] : []));
}
