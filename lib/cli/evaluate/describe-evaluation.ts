import type { Accuracy } from "@/lib/evaluation/accuracy";
import type { Evaluation } from "@/lib/services/evaluation/evaluate-cases";

const COLUMNS = ["AC@1", "AC@3", "AC@5", "Avg@5", "MRR"] as const;
const NAME_WIDTH = 30;
const VALUE_WIDTH = 7;

/** An evaluation as tables for a terminal. */
export function describeEvaluation(evaluation: Evaluation): string {
  const { metrics, intervals, abstention, calibration, candidateRecall } = evaluation;
  const lines = [
    `${evaluation.cases} cases, ranker version ${evaluation.rankerVersion}`,
    "",
    header(""),
    row("service", metrics.service),
    row("operation", metrics.operation),
    ...Object.entries(evaluation.byFaultType).map(([type, levels]) =>
      row(`  ${type} (${levels.cases})`, levels.service),
    ),
    "",
    header("simple methods, by service"),
    ...Object.entries(evaluation.baselines).map(([name, accuracy]) => row(name, accuracy)),
    "",
    `95 % interval of AC@1: ${span(intervals.ac1)}, of AC@3: ${span(intervals.ac3)} (bootstrap over cases)`,
    `the cause was a candidate in ${percent(candidateRecall)} of the cases`,
    `named nobody in ${percent(abstention.ofHealthy)} of healthy and ${percent(abstention.ofFaulty)} of faulty cases`,
    calibration === null
      ? "no probability was stated"
      : `probability of the first suspect: Brier ${calibration.brier}, expected calibration error ${calibration.ece}`,
    ...ablation(evaluation),
    "",
    "case                            rank  status     ms  first suspect",
    ...evaluation.perCase.map((one) => {
      const [first] = one.top5;
      const rank = one.rank === null ? "–" : String(one.rank);
      const named = first === undefined ? "" : `${first.service} ${first.name}`;
      return `${one.id.padEnd(NAME_WIDTH)} ${rank.padStart(5)}  ${one.status.padEnd(9)} ${String(one.ms).padStart(4)}  ${named}`;
    }),
    ...evaluation.problems.map((problem) => `! ${problem}`),
  ];
  return lines.join("\n");
}

function ablation({ ablation: found }: Evaluation): string[] {
  if (found === null) return [];
  return [
    "",
    header("without"),
    ...Object.entries(found).map(([group, accuracy]) => row(group, accuracy)),
  ];
}

function header(title: string): string {
  return `${title.padEnd(NAME_WIDTH)}${COLUMNS.map((name) => name.padStart(VALUE_WIDTH)).join("")}`;
}

function row(name: string, accuracy: Accuracy | null): string {
  if (accuracy === null) return `${name.padEnd(NAME_WIDTH)}      –`;
  const { ac1, ac3, ac5, avg5, mrr } = accuracy;
  const values = [ac1, ac3, ac5, avg5, mrr];
  return `${name.padEnd(NAME_WIDTH)}${values.map((value) => value.toFixed(3).padStart(VALUE_WIDTH)).join("")}`;
}

function span(interval: { low: number; high: number } | null): string {
  return interval === null ? "–" : `${interval.low.toFixed(2)} to ${interval.high.toFixed(2)}`;
}

function percent(share: number | null): string {
  return share === null ? "– (none)" : `${Math.round(share * 100)} %`;
}
