import type { AssembledTrace } from "@/lib/analysis/trace/assembled-trace";
import { nodeTimes } from "@/lib/analysis/trace/relative-times";
import { causalEdges, type OrderOf } from "./causal-edges";
import type { CausalGraph, GraphFold, GraphNode } from "./causal-graph";
import { classifyFailures } from "./classify-failures";
import { findConflicts } from "./find-conflicts";
import { foldVertices } from "./fold-vertices";
import type { GraphParts, UnfoldedParts } from "./graph-parts";
import { toVertices } from "./graph-vertices";
import { groupNodes } from "./group-nodes";
import { inferPeers } from "./infer-peers";
import { type KernelFindings, markNodes, NO_KERNEL } from "./kernel-marks";
import { liftEdges } from "./lift-edges";
import { toGraphNode } from "./to-graph-node";

export interface CausalGraphOptions {
  readonly maxNodes: number;
  readonly maxEdges: number;
  /** Ids of folds and of groups to open: children of a fold are shown, groups are left single. */
  readonly open?: readonly string[];
  /** Which of two nodes began first, as far as clocks tell; by their times unless given. */
  readonly orderOf?: OrderOf;
  /** What the kernel did: marks on nodes and conflicts between them, never a parent. */
  readonly kernel?: KernelFindings;
}

export const CAUSAL_GRAPH_LIMITS: CausalGraphOptions = { maxNodes: 200, maxEdges: 400 };

/**
 * The causal graph of one trace, small enough to draw: equal siblings grouped (`groupNodes`),
 * peers that sent no spans inferred (`inferPeers`), failures classed (`classifyFailures`), and
 * folded to the limits (`foldVertices`); errors of what is folded are counted in the fold.
 * `degraded` when the trace needed repairs or edges had to be left out. O(n log n), iterative.
 */
export function buildCausalGraph(
  trace: AssembledTrace,
  options: CausalGraphOptions = CAUSAL_GRAPH_LIMITS,
): CausalGraph {
  if (trace.nodes.length === 0) {
    return { status: "failed", reasons: trace.reasons, nodes: [], edges: [], folded: [] };
  }
  const parts = graphParts(trace, options);
  const { edges, omitted } = liftEdges(
    parts,
    causalEdges(trace, parts.times, parts.classified, parts.conflicts, options.orderOf),
    {
      maxEdges: options.maxEdges,
    },
  );
  const reasons = [...trace.reasons];
  if (omitted > 0)
    reasons.push(`${omitted} edges beyond the limit of ${options.maxEdges} left out`);
  return {
    status: trace.status === "ok" && omitted === 0 ? "ok" : "degraded",
    reasons,
    nodes: parts.folded.shown.map((vertex): GraphNode => toGraphNode(parts, vertex)),
    edges,
    folded: toFolds(parts),
  };
}

function graphParts(trace: AssembledTrace, options: CausalGraphOptions): GraphParts {
  const open = new Set(options.open);
  const times = nodeTimes(trace);
  const classified = classifyFailures(trace, times);
  const { annotations, conflicts: seen } = options.kernel ?? NO_KERNEL;
  const conflicts = [...findConflicts(trace), ...seen];
  const grouped = groupNodes(trace, classified, open, conflicts);
  const peers = inferPeers(trace, grouped, classified);
  const vertices = toVertices(trace, times, grouped, peers);
  const kernel = markNodes(annotations, (node) => grouped.unitOf[node] ?? -1);
  const base = { trace, times, classified, conflicts, grouped, peers, vertices, kernel };
  const opened = openedVertices(base, open);
  const folded = foldVertices(vertices, { maxNodes: Math.max(1, options.maxNodes), opened });
  return { ...base, folded };
}

function foldId(nodeId: string): string {
  return `fold:${nodeId}`;
}

function openedVertices(parts: UnfoldedParts, open: ReadonlySet<string>): Set<number> {
  const opened = new Set<number>();
  if (open.size === 0) return opened;
  for (let vertex = 0; vertex < parts.vertices.count; vertex += 1) {
    if (open.has(foldId(toGraphNode(parts, vertex).id))) opened.add(vertex);
  }
  return opened;
}

/** One fold for each shown node that others stand behind. */
function toFolds(parts: GraphParts): GraphFold[] {
  const { vertices, folded } = parts;
  const nodeCount = new Int32Array(vertices.count);
  const errorCount = new Int32Array(vertices.count);
  for (let vertex = 0; vertex < vertices.count; vertex += 1) {
    const into = folded.anchor[vertex] ?? vertices.root;
    if (into === vertex) continue;
    nodeCount[into] = (nodeCount[into] ?? 0) + (vertices.size[vertex] ?? 0);
    // Failed calls to a peer are counted where they were made already.
    if (vertex >= vertices.unitCount) continue;
    errorCount[into] = (errorCount[into] ?? 0) + (vertices.errorCount[vertex] ?? 0);
  }
  return folded.shown.flatMap((vertex) => {
    if (nodeCount[vertex] === 0) return [];
    const into = toGraphNode(parts, vertex).id;
    const reason = `beyond the limit of ${folded.shown.length} nodes: less important than what is shown`;
    return [
      {
        id: foldId(into),
        into,
        nodeCount: nodeCount[vertex] ?? 0,
        errorCount: errorCount[vertex] ?? 0,
        reason,
      },
    ];
  });
}
