import type { AssembledTrace } from "@/lib/analysis/trace/assembled-trace";
import { type FailureModel, toFailureModel } from "./failure-model";
import { replayFailure } from "./replay-failure";

/**
 * How many of the traces that failed pass without the failures that these operations (by
 * `operationKey`) caused of themselves. O(failing nodes).
 */
export function countHealing(
  traces: readonly AssembledTrace[],
  operationKeys: ReadonlySet<string>,
  tolerated?: ReadonlyMap<string, number>,
): { readonly heals: number; readonly of: number } {
  const models = traces
    .map((trace) => toFailureModel(trace, { tolerated }))
    .filter((model) => model.symptom !== null);
  return { heals: countHealed(models, operationKeys), of: models.length };
}

function countHealed(models: readonly FailureModel[], removed: ReadonlySet<string>): number {
  return models.reduce((count, model) => count + (isHealed(model, removed) ? 1 : 0), 0);
}

function isHealed(model: FailureModel, removed: ReadonlySet<string>): boolean {
  return !replayFailure(model, (cause) => removed.has(model.operations.get(cause) ?? ""));
}
