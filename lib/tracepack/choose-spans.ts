import type { EvidenceIndex } from "@/lib/analysis/citations/index-evidence";
import type { DivergenceReport } from "@/lib/analysis/divergence/divergence";
import type { Slice } from "@/lib/analysis/slice/compute-slice";
import type { Ranking } from "@/lib/analysis/suspects/suspect";
import type { AssembledTrace, NodeIndex, SpanNode } from "@/lib/analysis/trace/assembled-trace";
import type { CriticalPath } from "@/lib/analysis/trace/critical-path";
import { failureOf } from "@/lib/domain/failure-of";
import type { OperationTable } from "./operation-table";
import type { Tracepack } from "./tracepack-schema";

type Mark = Tracepack["spans"][number]["marks"][number];

/** A span that belongs in the pack; the lowest priority number is kept the longest. */
export interface ChosenSpan {
  readonly node: SpanNode;
  readonly trace: AssembledTrace;
  readonly priority: number;
  readonly marks: readonly Mark[];
}

export interface LeadAnalysis {
  readonly trace: AssembledTrace;
  readonly slice: Slice;
  readonly divergence: DivergenceReport;
  readonly criticalPath: CriticalPath;
}

/** Kept at any budget. */
export const PINNED = 0;
const PATH = 1;
const CAUSE = 2;
const FAILING = 3;
const CRITICAL = 4;
const SIBLING = 5;

const PINNED_SUSPECTS = 5;
const PINNED_SPANS = 2;
const EXAMPLES = 3;
/** Callers nearest to a pinned span, and those nearest to the root, that are worth telling. */
const PATH_LENGTH = 12;
const MAX_CHOSEN = 800;
const SLOW_RATIO = 1.5;
const SLOW_LEAST_NANO = 1_000_000;

/**
 * The spans of a pack: where the suspects are, with their callers; what failed and why; the
 * critical path; and what stands beside them out of the ordinary. By priority. O(n log n).
 */
export function chooseSpans(
  index: EvidenceIndex,
  ranking: Ranking,
  lead: LeadAnalysis | null,
  operations: OperationTable,
): readonly ChosenSpan[] {
  const chosen = chosenSpans();
  if (lead !== null) {
    const root = lead.trace.roots[0];
    if (root !== undefined) chosen.add(lead.trace, root, PINNED, "root");
  }
  chooseSuspects(index, ranking, lead, chosen);
  if (lead !== null) chooseOfLead(lead, chosen, operations);
  return chosen.list().slice(0, MAX_CHOSEN);
}

type Chosen = ReturnType<typeof chosenSpans>;

function chosenSpans() {
  const found = new Map<SpanNode, { trace: AssembledTrace; priority: number; marks: Set<Mark> }>();
  const add = (trace: AssembledTrace, at: NodeIndex, priority: number, mark?: Mark) => {
    const node = trace.nodes[at];
    if (node?.kind !== "span") return;
    const known = found.get(node);
    const entry = known ?? { trace, priority, marks: new Set<Mark>() };
    entry.priority = Math.min(entry.priority, priority);
    if (mark !== undefined) entry.marks.add(mark);
    if (known === undefined) found.set(node, entry);
  };
  const has = (node: SpanNode) => found.has(node);
  // Sorting is stable: of equal priority the first that was added.
  const list = (): ChosenSpan[] =>
    [...found]
      .map(([node, { trace, priority, marks }]) => ({
        node,
        trace,
        priority,
        marks: [...marks].sort(),
      }))
      .sort((a, b) => a.priority - b.priority);
  return { add, has, list };
}

function chooseSuspects(
  index: EvidenceIndex,
  ranking: Ranking,
  lead: LeadAnalysis | null,
  chosen: Chosen,
): void {
  ranking.suspects.forEach(({ spanIds }, rank) => {
    const located = spanIds.flatMap((id) =>
      (index.spans.get(id) ?? []).filter(({ side }) => side === "window"),
    );
    const inLead = located.filter(({ trace }) => trace === lead?.trace);
    const elsewhere = located.filter(({ trace }) => trace !== lead?.trace).slice(0, EXAMPLES);
    [...inLead, ...elsewhere].forEach(({ trace, node }, i) => {
      const isPinned = rank < PINNED_SUSPECTS && i < (rank === 0 ? PINNED_SPANS + 1 : PINNED_SPANS);
      chosen.add(trace, node.index, isPinned ? PINNED : CAUSE, "suspect");
      if (isPinned || rank < PINNED_SUSPECTS) choosePath(trace, node.index, chosen);
    });
  });
}

/** Callers up to the root; of a long way its two ends. */
function choosePath(trace: AssembledTrace, from: NodeIndex, chosen: Chosen): void {
  const callers: NodeIndex[] = [];
  let at = trace.nodes[from]?.parent ?? -1;
  for (; at >= 0; at = trace.nodes[at]?.parent ?? -1) callers.push(at);
  const near = callers.slice(0, PATH_LENGTH);
  const far = callers.slice(PATH_LENGTH).slice(-PATH_LENGTH);
  for (const caller of [...near, ...far]) chosen.add(trace, caller, PATH);
}

function chooseOfLead(lead: LeadAnalysis, chosen: Chosen, operations: OperationTable): void {
  const { trace, slice, divergence, criticalPath } = lead;
  for (const cause of slice.causes.slice(0, PATH_LENGTH)) {
    chosen.add(trace, cause, CAUSE, "cause");
    choosePath(trace, cause, chosen);
  }
  for (const node of slice.nodes.slice(0, MAX_CHOSEN)) chosen.add(trace, node, FAILING, "slice");
  for (const one of [divergence.earliest, divergence.deepest]) {
    for (const node of one?.nodes.slice(0, EXAMPLES) ?? []) {
      chosen.add(trace, node, CAUSE, "divergence");
      choosePath(trace, node, chosen);
    }
  }
  let failing = 0;
  for (const node of trace.nodes) {
    if (node.kind !== "span" || failureOf(node.span) === null) continue;
    failing += 1;
    if (failing <= MAX_CHOSEN) chosen.add(trace, node.index, FAILING);
  }
  for (const { node } of longestSections(criticalPath))
    chosen.add(trace, node, CRITICAL, "critical");
  chooseSlowSiblings(trace, chosen, operations);
}

function longestSections({ sections }: CriticalPath) {
  return sections
    .map((section) => ({ ...section, nano: section.endUnixNano - section.startUnixNano }))
    .sort((a, b) => (a.nano === b.nano ? a.node - b.node : a.nano > b.nano ? -1 : 1))
    .slice(0, MAX_CHOSEN);
}

/** Children of chosen spans that took half as long again as the usual of their operation. */
function chooseSlowSiblings(
  trace: AssembledTrace,
  chosen: Chosen,
  operations: OperationTable,
): void {
  for (const node of trace.nodes) {
    if (node.kind !== "span" || chosen.has(node)) continue;
    const parent = trace.nodes[node.parent];
    if (parent?.kind !== "span" || !chosen.has(parent)) continue;
    const usual = operations.operations[operations.indexOf(node.span)]?.healthy;
    const took = Number(node.endUnixNano - node.startUnixNano);
    if (usual === undefined || usual.calls === 0) continue;
    if (took > usual.p95Nano * SLOW_RATIO && took - usual.p95Nano > SLOW_LEAST_NANO) {
      chosen.add(trace, node.index, SIBLING, "slow-sibling");
    }
  }
}
