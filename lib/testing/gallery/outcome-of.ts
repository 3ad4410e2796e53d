import { findDivergence } from "@/lib/analysis/divergence/find-divergence";
import { buildCausalGraph } from "@/lib/analysis/graph/build-causal-graph";
import type { CausalGraph, FailureClass } from "@/lib/analysis/graph/causal-graph";
import { classifyFailures } from "@/lib/analysis/graph/classify-failures";
import { computeSlice } from "@/lib/analysis/slice/compute-slice";
import { toFailureModel } from "@/lib/analysis/slice/failure-model";
import { replayFailure } from "@/lib/analysis/slice/replay-failure";
import { assembleByOneClock } from "@/lib/analysis/trace/assemble-by-one-clock";
import type { AssembledTrace, NodeIndex } from "@/lib/analysis/trace/assembled-trace";
import { computeCriticalPath } from "@/lib/analysis/trace/compute-critical-path";
import { nodeTimes } from "@/lib/analysis/trace/relative-times";
import type { Span } from "@/lib/domain/span";

/** What the algorithms say of one trace, in names of spans. */
export interface Outcome {
  readonly repairs: readonly string[];
  /** Names by what they are to the failure; classes without any are left out. */
  readonly failures: Partial<Record<FailureClass, readonly string[]>>;
  readonly symptom: string | null;
  readonly causes: readonly string[];
  /** The causes removed, the symptom passes; each one left in, it does not. */
  readonly heals: boolean;
  /** `kind from > to` of every edge that is no call. */
  readonly edges: readonly string[];
  readonly peers: readonly string[];
  readonly criticalPath: { readonly status: string; readonly kinds: readonly string[] };
  /** `kind name`; null when nothing diverges or there is nothing to compare with. */
  readonly earliest: string | null;
  readonly deepest: string | null;
}

const REFERENCES = 5;

/** Runs a trace through assembly, graph, slice, critical path, and against healthy likes of one kind. */
export function outcomeOf(spans: readonly Span[], healthy: readonly Span[] = []): Outcome {
  const { trace } = assembleByOneClock(spans);
  const slice = computeSlice(trace);
  const graph = buildCausalGraph(trace);
  const path = computeCriticalPath(trace);
  const references = healthy.length === 0 ? [] : Array.from({ length: REFERENCES }, () => healthy);
  const report = findDivergence(
    trace,
    references.map((each) => assembleByOneClock(each).trace),
  );
  const named = (divergence: typeof report.earliest) =>
    divergence === null ? null : `${divergence.kind} ${divergence.path.at(-1)?.name}`;
  return {
    repairs: trace.repairs.map(({ kind }) => kind),
    failures: failuresByClass(trace),
    symptom: slice.symptom === null ? null : nameOf(trace, slice.symptom),
    causes: slice.causes.map((index) => nameOf(trace, index)),
    heals: isHealedBy(trace, slice.causes),
    edges: otherEdges(graph),
    peers: graph.nodes.flatMap(({ kind, service }) => (kind === "peer" ? [service] : [])),
    criticalPath: {
      status: path.status,
      kinds: [...new Set(path.sections.map(({ kind }) => kind))],
    },
    earliest: named(report.earliest),
    deepest: named(report.deepest),
  };
}

function nameOf({ nodes }: AssembledTrace, index: NodeIndex): string {
  const node = nodes[index];
  return node?.kind === "span" ? node.span.name : (node?.id ?? "");
}

function failuresByClass(trace: AssembledTrace): Outcome["failures"] {
  const byClass: Partial<Record<FailureClass, string[]>> = {};
  for (const [index, failure] of classifyFailures(trace, nodeTimes(trace)).failures) {
    byClass[failure.class] = [...(byClass[failure.class] ?? []), nameOf(trace, index)];
  }
  return byClass;
}

function isHealedBy(trace: AssembledTrace, causes: readonly NodeIndex[]): boolean {
  const model = toFailureModel(trace);
  const passesWithout = (removed: readonly NodeIndex[]) =>
    !replayFailure(model, (cause) => removed.includes(cause));
  return (
    causes.length > 0 &&
    passesWithout(causes) &&
    causes.every((kept) => !passesWithout(causes.filter((cause) => cause !== kept)))
  );
}

function otherEdges({ nodes, edges }: CausalGraph): string[] {
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  return edges
    .filter(({ kind }) => kind !== "call")
    .map(({ kind, from, to }) => `${kind} ${names.get(from)} > ${names.get(to)}`);
}
