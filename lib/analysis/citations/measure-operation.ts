import { median } from "@/lib/analysis/statistics/median";
import type { EvidenceSide, Measure } from "@/lib/domain/claim";
import { failureOf } from "@/lib/domain/failure-of";
import { type EvidenceIndex, operationName } from "./index-evidence";

const NANO_PER_MS = 1e6;

/** One figure of an operation on one side; null where it did not run. O(its spans). */
export function measureOperation(
  { byOperation }: EvidenceIndex,
  service: string,
  operation: string,
  measure: Measure,
  side: EvidenceSide,
): number | null {
  const spans = (byOperation.get(operationName(service, operation)) ?? []).filter(
    (located) => located.side === side,
  );
  if (spans.length === 0) return null;
  const durationsMs = () =>
    spans.map(({ node }) => Number(node.endUnixNano - node.startUnixNano) / NANO_PER_MS);
  switch (measure) {
    case "median-duration-ms":
      return median(durationsMs());
    case "p95-duration-ms":
      return nearestRank(durationsMs(), 0.95);
    case "failure-percent":
      return (
        (100 * spans.filter(({ node }) => failureOf(node.span) !== null).length) / spans.length
      );
    case "calls-per-trace":
      return spans.length / new Set(spans.map(({ trace }) => trace)).size;
  }
}

function nearestRank(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
