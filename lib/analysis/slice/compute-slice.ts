import type { AssembledTrace, NodeIndex } from "@/lib/analysis/trace/assembled-trace";
import {
  type FailureModel,
  type FailureModelOptions,
  type RequiredCalls,
  toFailureModel,
} from "./failure-model";

/** From a failing callee to the caller that it made fail. */
export interface SliceEdge {
  readonly from: NodeIndex;
  readonly to: NodeIndex;
  /** One of several attempts, all of which had to fail; or a call that was needed. */
  readonly kind: "attempt" | "required";
}

/** What the failure of one trace needed. */
export interface Slice {
  readonly status: "ok" | "degraded" | "failed";
  readonly reasons: readonly string[];
  readonly symptom: NodeIndex | null;
  /** The fewest nodes that must not have failed of themselves for the symptom to pass. */
  readonly causes: readonly NodeIndex[];
  /** Every failing node between the causes and the symptom, both included; in pre-order. */
  readonly nodes: readonly NodeIndex[];
  readonly edges: readonly SliceEdge[];
}

/**
 * The dynamic slice of a failure: the smallest set of causes whose removal lets the symptom pass.
 *
 *     symptom ─ OR ┬ call a              cost(node) = 1 if it failed of itself, else
 *                  └ call b ─ AND ┬ 1st    the sum over required calls of
 *                                 └ 2nd    the cheapest attempt of each
 *
 * Calls form a tree, so the parts do not share causes, and the minimum is exact by adding up from
 * the leaves: no search, O(n log n). After delta debugging (Zeller 2002), whose result is
 * 1-minimal; this one is minimal. `failed` when nothing failed that anybody noticed.
 */
export function computeSlice(trace: AssembledTrace, options: FailureModelOptions = {}): Slice {
  const model = toFailureModel(trace, options);
  const { symptom } = model;
  if (symptom === null || !model.operations.has(symptom)) {
    const reason =
      symptom === null
        ? "nothing failed that was not retried or survived by its caller"
        : "the chosen symptom did not fail";
    return { status: "failed", reasons: [reason], symptom, causes: [], nodes: [], edges: [] };
  }
  const costs = cheapestRemovals(model);
  const { nodes, edges } = reach(model, symptom);
  return {
    status: trace.status === "ok" ? "ok" : "degraded",
    reasons: trace.reasons,
    symptom,
    causes: chooseCauses(model, symptom, costs),
    nodes,
    edges,
  };
}

/** How many causes must be removed at least for each failing node to pass. */
function cheapestRemovals(model: FailureModel): Map<NodeIndex, number> {
  const costs = new Map<NodeIndex, number>();
  for (let i = model.failing.length - 1; i >= 0; i -= 1) {
    const index = model.failing[i] ?? 0;
    let cost = model.ownCause.has(index) ? 1 : 0;
    for (const calls of model.calls.get(index) ?? []) {
      for (const attempt of attemptsToHeal(calls, costs)) cost += costs.get(attempt) ?? 0;
    }
    costs.set(index, cost);
  }
  return costs;
}

/**
 * The cheapest attempt of each call that must not fail; of equals the last, whose failure is what
 * the caller was left with.
 */
function attemptsToHeal(
  { groups, tolerated }: RequiredCalls,
  costs: ReadonlyMap<NodeIndex, number>,
): NodeIndex[] {
  const cheaper = (a: NodeIndex, b: NodeIndex) =>
    (costs.get(a) ?? 0) - (costs.get(b) ?? 0) || a - b;
  const cheapest = groups.map((group) =>
    group.reduce((a, b) => ((costs.get(b) ?? 0) <= (costs.get(a) ?? 0) ? b : a)),
  );
  return cheapest.sort(cheaper).slice(0, Math.max(0, groups.length - tolerated));
}

function chooseCauses(
  model: FailureModel,
  symptom: NodeIndex,
  costs: ReadonlyMap<NodeIndex, number>,
): NodeIndex[] {
  const causes: NodeIndex[] = [];
  const pending: NodeIndex[] = [symptom];
  for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
    if (model.ownCause.has(index)) causes.push(index);
    for (const calls of model.calls.get(index) ?? []) pending.push(...attemptsToHeal(calls, costs));
  }
  return causes.sort((a, b) => a - b);
}

/** Everything that the symptom's failure was made of. */
function reach(model: FailureModel, symptom: NodeIndex) {
  const nodes: NodeIndex[] = [];
  const edges: SliceEdge[] = [];
  const pending: NodeIndex[] = [symptom];
  for (let to = pending.pop(); to !== undefined; to = pending.pop()) {
    nodes.push(to);
    for (const { groups } of model.calls.get(to) ?? []) {
      for (const group of groups) {
        const kind = group.length > 1 ? "attempt" : "required";
        for (const from of group) {
          edges.push({ from, to, kind });
          pending.push(from);
        }
      }
    }
  }
  nodes.sort((a, b) => a - b);
  edges.sort((a, b) => a.from - b.from);
  return { nodes, edges };
}
