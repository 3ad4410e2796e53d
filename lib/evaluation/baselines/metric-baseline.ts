import { median } from "@/lib/analysis/statistics/median";
import type { EvidenceSet } from "@/lib/analysis/suspects/evidence-set";
import { toMetricSeries } from "@/lib/analysis/suspects/metric-series";
import { serviceNameOf } from "@/lib/domain/resource";
import { keepHighest, type ServiceScores } from "./service-scores";

/**
 * The largest value of each meter in the window above its earlier median, in its earlier
 * interquartile ranges, 1 where that is 0 (the scorer of Pham et al., "BARO", FSE 2024, with the
 * window given instead of detected).
 */
export function baroLike(set: EvidenceSet): ServiceScores {
  const scores = new Map<string, number>();
  const starts = set.window.map(({ startUnixNano }) => startUnixNano);
  const start = starts.reduce((a, b) => (b < a ? b : a), starts[0] ?? 0n);
  for (const { resource, times, values } of set.metrics.flatMap(toMetricSeries)) {
    const before = values.filter((_, i) => (times[i] ?? 0n) <= start).sort((a, b) => a - b);
    const after = values.filter((_, i) => (times[i] ?? 0n) > start);
    if (before.length === 0 || after.length === 0) continue;
    const range = quartile(before, 0.75) - quartile(before, 0.25);
    const highest = after.reduce((a, b) => Math.max(a, b));
    keepHighest(scores, serviceNameOf(resource), (highest - median(before)) / (range || 1));
  }
  return scores;
}

function quartile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
