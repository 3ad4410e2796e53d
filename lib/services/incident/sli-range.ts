import type { SliQuery } from "@/lib/domain/contracts/sli";
import type { EvidenceWindow } from "../evidence/evidence-window";

const ONSET_MS = 5 * 60_000;
/** No more is counted at once: a week of a chart is no incident. */
const LONGEST_MS = 7 * 86_400_000;

/** A stretch of time in unix milliseconds, the end exclusive. */
export interface MsRange {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * The time to draw: as asked for, or that of a preset. `all` starts with the baseline and leaves out
 * what lies before the first and after the last request, as long as the start of the incident is
 * within.
 */
export function sliRange(
  query: SliQuery,
  window: EvidenceWindow,
  openedAt: Date,
  extent: MsRange | null,
): MsRange {
  const { preset, from, to } = query;
  const start = window.start.getTime();
  const end = window.end.getTime();
  const opened = openedAt.getTime();
  if (from !== undefined && to !== undefined) {
    return bounded({ fromMs: Date.parse(from), toMs: Date.parse(to) });
  }
  if (preset === "onset") return { fromMs: opened - ONSET_MS, toMs: opened + ONSET_MS };
  const first = preset === "all" ? window.baselineStart.getTime() : start;
  if (extent === null) return bounded({ fromMs: first, toMs: end });
  return bounded({
    fromMs: Math.max(first, Math.min(extent.fromMs, opened)),
    toMs: Math.min(end, Math.max(extent.toMs, opened)),
  });
}

/** Widens a range to whole steps. */
export function inSteps({ fromMs, toMs }: MsRange, stepSeconds: number): MsRange {
  const stepMs = stepSeconds * 1_000;
  const start = Math.floor(fromMs / stepMs) * stepMs;
  return { fromMs: start, toMs: Math.max(start + stepMs, Math.ceil(toMs / stepMs) * stepMs) };
}

function bounded({ fromMs, toMs }: MsRange): MsRange {
  const end = Math.max(toMs, fromMs + 1_000);
  return { fromMs: Math.max(fromMs, end - LONGEST_MS), toMs: end };
}
