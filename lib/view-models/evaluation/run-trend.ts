import type { EvaluationSummaryDto } from "@/lib/domain/contracts/evaluation";

/** What is drawn over runs: one line each. */
export const TREND_MEASURES = [
  { key: "ranker.service.ac1", label: "Service AC@1" },
  { key: "ranker.operation.ac1", label: "Operation AC@1" },
  { key: "ranker.spans.f1", label: "Span F1" },
  { key: "analyst.service.ac1", label: "Analyst, service AC@1" },
] as const;

export interface TrendPoint {
  readonly id: string;
  readonly name: string;
  readonly requestedMs: number;
  readonly values: Readonly<Record<string, number | null>>;
}

/** Runs that ended well, the oldest first. */
export function toRunTrend(runs: readonly EvaluationSummaryDto[]): TrendPoint[] {
  return runs
    .flatMap(({ id, name, requestedAt, measures }): TrendPoint[] => {
      if (measures === null) return [];
      const values = new Map(measures.map(({ key, value }) => [key, value]));
      return [
        {
          id,
          name,
          requestedMs: Date.parse(requestedAt),
          values: Object.fromEntries(
            TREND_MEASURES.map(({ key }) => [key, values.get(key) ?? null]),
          ),
        },
      ];
    })
    .sort((a, b) => a.requestedMs - b.requestedMs);
}

/** A run's value in a measure; null while it has none. */
export function measureOf(
  { measures }: Pick<EvaluationSummaryDto, "measures">,
  key: string,
): number | null {
  return measures?.find((one) => one.key === key)?.value ?? null;
}
