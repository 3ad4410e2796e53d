import type { EvaluationSummaryDto } from "@/lib/domain/contracts/evaluation";
import type { SortValues } from "../sort/sort-rows";
import { measureOf } from "./run-trend";

/** The measures of a run that the list has room for. */
export const RUN_MEASURES = [
  { key: "ranker.service.ac1", label: "Svc. AC@1" },
  { key: "ranker.operation.ac1", label: "Op. AC@1" },
  { key: "ranker.spans.f1", label: "Span F1" },
  { key: "analyst.service.ac1", label: "Analyst" },
  { key: "analyst.hallucination", label: "Halluc." },
] as const;
type RunMeasure = (typeof RUN_MEASURES)[number]["key"];

export type RunSortColumn = "name" | "started" | RunMeasure;
export const RUN_SORT_COLUMNS: readonly [RunSortColumn, ...RunSortColumn[]] = [
  "name",
  "started",
  ...RUN_MEASURES.map(({ key }) => key),
];

/** What the list shows of a run, as it is compared. */
export const RUN_SORT_VALUES: SortValues<EvaluationSummaryDto, RunSortColumn> = {
  name: ({ name }) => name,
  started: ({ requestedAt }) => Date.parse(requestedAt),
  "ranker.service.ac1": byMeasure("ranker.service.ac1"),
  "ranker.operation.ac1": byMeasure("ranker.operation.ac1"),
  "ranker.spans.f1": byMeasure("ranker.spans.f1"),
  "analyst.service.ac1": byMeasure("analyst.service.ac1"),
  "analyst.hallucination": byMeasure("analyst.hallucination"),
};

function byMeasure(key: RunMeasure) {
  return (run: EvaluationSummaryDto) => measureOf(run, key);
}
