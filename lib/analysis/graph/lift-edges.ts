import type { NodeEdge } from "./causal-edges";
import type { GraphEdge, GraphEdgeKind } from "./causal-graph";
import type { GraphParts } from "./graph-parts";
import { toGraphNode } from "./to-graph-node";

export interface LiftedEdges {
  readonly edges: readonly GraphEdge[];
  /** Edges that did not fit. */
  readonly omitted: number;
}

/** What is left out first when there are too many comes last. */
const KIND_ORDER: readonly GraphEdgeKind[] = [
  "call",
  "link",
  "retry-of",
  "happens-before",
  "resource-conflict",
];

interface VertexEdge {
  readonly from: number;
  readonly to: number;
  readonly kind: GraphEdgeKind;
  readonly provenance: string;
}

/**
 * Calls between what is shown, and the given edges between the nodes that their ends are drawn in.
 * Edges of one kind between the same two nodes become one, which says how many it stands for;
 * edges within one node are dropped. O(shown + edges).
 */
export function liftEdges(
  parts: GraphParts,
  nodeEdges: readonly NodeEdge[],
  { maxEdges }: { readonly maxEdges: number },
): LiftedEdges {
  const { unitOf } = parts.grouped;
  const shownFor = (node: number) => parts.folded.anchor[unitOf[node] ?? -1] ?? -1;
  const lifted = nodeEdges.map((edge) => ({
    ...edge,
    from: shownFor(edge.from),
    to: shownFor(edge.to),
  }));
  const edges = mergeEqual(parts, [...callEdges(parts), ...lifted]).sort(
    (a, b) => KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind),
  );
  return { edges: edges.slice(0, maxEdges), omitted: Math.max(0, edges.length - maxEdges) };
}

function callEdges({ vertices, folded, peers }: GraphParts): VertexEdge[] {
  return folded.shown.flatMap((to): VertexEdge[] => {
    const peer = peers[to - vertices.unitCount];
    if (peer !== undefined) {
      return Array.from(peer.callers, ([caller, provenance]) => {
        return { from: folded.anchor[caller] ?? -1, to, kind: "call", provenance };
      });
    }
    const parent = vertices.parent[to] ?? -1;
    if (parent < 0) return [];
    const from = folded.anchor[parent] ?? -1;
    const hidden = from === parent ? 0 : (folded.hops[parent] ?? 0) + 1;
    const provenance = hidden === 0 ? "parentSpanId" : `parentSpanId, ${hidden} folded between`;
    return [{ from, to, kind: "call", provenance }];
  });
}

function mergeEqual(parts: GraphParts, edges: readonly VertexEdge[]): GraphEdge[] {
  const ids = new Map(parts.folded.shown.map((vertex) => [vertex, toGraphNode(parts, vertex).id]));
  const merged = new Map<string, { edge: GraphEdge; count: number }>();
  for (const { kind, provenance, ...ends } of edges) {
    const from = ids.get(ends.from);
    const to = ids.get(ends.to);
    if (from === undefined || to === undefined || from === to) continue;
    const key = `${from} ${to} ${kind}`;
    const known = merged.get(key);
    if (known) known.count += 1;
    else merged.set(key, { edge: { from, to, kind, provenance }, count: 1 });
  }
  return Array.from(merged.values(), ({ edge, count }) =>
    count === 1 ? edge : { ...edge, provenance: `${edge.provenance}, and ${count - 1} more` },
  );
}
