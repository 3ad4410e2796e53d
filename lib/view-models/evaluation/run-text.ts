import type { EvaluationSummaryDto } from "@/lib/domain/contracts/evaluation";
import { formatCountOf } from "../format/format-count";

type Run = Pick<
  EvaluationSummaryDto,
  "config" | "versions" | "goldSetHash" | "status" | "failure" | "progress"
>;

export function isRunning({ status }: Pick<Run, "status">): boolean {
  return status === "queued" || status === "running";
}

/** Who was asked: `built-in/1`, `qwen3:32b, prompt/1, 3×`. */
export function analystText({ config, versions }: Pick<Run, "config" | "versions">): string {
  const parts = versions.model === null ? [versions.analyst] : [versions.model, versions.analyst];
  return [...parts, ...(config.repeats > 1 ? [`${config.repeats}×`] : [])].join(", ");
}

/** `ranker 2`, `ranker 2 without logs, timing`, `ranker 2 with kernel ×0.5`. */
export function rankerText({ config, versions }: Pick<Run, "config" | "versions">): string {
  const without = config.without.length === 0 ? "" : ` without ${config.without.join(", ")}`;
  const weights = Object.entries(config.weights).map(([group, factor]) => `${group} ×${factor}`);
  const weighed = weights.length === 0 ? "" : ` with ${weights.join(", ")}`;
  return `ranker ${versions.ranker}${without}${weighed}`;
}

/** The cases in a word: two runs with the same one ran over the same. */
export function goldSetText({ goldSetHash, config }: Pick<Run, "goldSetHash" | "config">): string {
  const split = config.split === null ? "" : `${config.split}, `;
  return `${split}${goldSetHash.slice(0, 8)}`;
}

/** `3 of 5 cases`, `5 cases`, `failed: …`. */
export function progressText({ status, failure, progress }: Run): string {
  if (status === "failed")
    return failure === "cancelled" ? "cancelled" : `failed: ${failure ?? ""}`;
  if (status === "succeeded") return formatCountOf(progress.of, "case");
  if (status === "queued") return "waits to begin";
  return `${progress.done} of ${formatCountOf(progress.of, "case")}`;
}
