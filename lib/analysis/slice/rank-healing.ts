import type { AssembledTrace } from "@/lib/analysis/trace/assembled-trace";
import { type Operation, operationOf } from "@/lib/analysis/trace/operation-key";
import { type FailureModel, toFailureModel } from "./failure-model";
import { replayFailure } from "./replay-failure";

/** "Removing this operation's own failures heals 37 of 40 failing traces." */
export interface Healing {
  readonly operation: Operation;
  readonly heals: number;
}

export interface HealingReport {
  /** Traces that failed; the others are not counted. */
  readonly of: number;
  /** Every operation that heals a trace alone, by how many. */
  readonly single: readonly Healing[];
  /** Operations that heal the most together, each added for the traces that it heals besides. */
  readonly together: readonly Healing[];
}

/**
 * Replays every failing trace without the failures that an operation caused of itself. The set is
 * built greedily, the largest gain first, until no operation heals another trace alone.
 * O(operations × failing nodes) for the singles, times the size of the set for the rest.
 */
export function rankHealing(
  traces: readonly AssembledTrace[],
  tolerated?: ReadonlyMap<string, number>,
): HealingReport {
  const models = traces
    .map((trace) => toFailureModel(trace, { tolerated }))
    .filter((model) => model.symptom !== null);
  const operations = ownFailingOperations(models);
  const single = [...operations]
    .map(([key, operation]) => ({ key, operation, heals: countHealed(models, new Set([key])) }))
    .sort((a, b) => b.heals - a.heals || (a.key < b.key ? -1 : 1));
  const removed = new Set<string>();
  const together: Healing[] = [];
  let left = models;
  let pool = single;
  while (left.length > 0) {
    const gains = pool
      .map((one) => ({ ...one, heals: countHealed(left, new Set([...removed, one.key])) }))
      .sort((a, b) => b.heals - a.heals || (a.key < b.key ? -1 : 1));
    const [best] = gains;
    if (best === undefined || best.heals === 0) break;
    removed.add(best.key);
    together.push({ operation: best.operation, heals: best.heals });
    left = left.filter((model) => !isHealed(model, removed));
    pool = gains.slice(1);
  }
  return {
    of: models.length,
    single: single.flatMap(({ operation, heals }) => (heals > 0 ? [{ operation, heals }] : [])),
    together,
  };
}

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

function ownFailingOperations(models: readonly FailureModel[]): Map<string, Operation> {
  const operations = new Map<string, Operation>();
  for (const model of models) {
    for (const index of model.ownCause) {
      const node = model.trace.nodes[index];
      const key = model.operations.get(index);
      if (node?.kind === "span" && key !== undefined) operations.set(key, operationOf(node.span));
    }
  }
  return operations;
}

function countHealed(models: readonly FailureModel[], removed: ReadonlySet<string>): number {
  return models.reduce((count, model) => count + (isHealed(model, removed) ? 1 : 0), 0);
}

function isHealed(model: FailureModel, removed: ReadonlySet<string>): boolean {
  return !replayFailure(model, (cause) => removed.has(model.operations.get(cause) ?? ""));
}
