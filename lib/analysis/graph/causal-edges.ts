import type { AssembledTrace, NodeIndex } from "@/lib/analysis/trace/assembled-trace";
import { toleranceNano } from "@/lib/analysis/trace/blocking-children";
import type { NodeTimes } from "@/lib/analysis/trace/relative-times";
import type { SpanId } from "@/lib/domain/ids";
import type { GraphEdgeKind } from "./causal-graph";
import type { ClassifiedFailures } from "./classify-failures";
import type { ResourceConflict } from "./find-conflicts";

/** An edge between trace nodes, before grouping and folding. */
export interface NodeEdge {
  readonly from: NodeIndex;
  readonly to: NodeIndex;
  readonly kind: Exclude<GraphEdgeKind, "call">;
  readonly provenance: string;
}

/** Which of two nodes began first: three-valued, for clocks of two hosts agree only so far. */
export type OrderOf = (a: NodeIndex, b: NodeIndex) => "before" | "after" | "uncertain";

/** Every causal edge that is not a call: links, retries, order in time, resources met twice. */
export function causalEdges(
  trace: AssembledTrace,
  times: NodeTimes,
  classified: ClassifiedFailures,
  conflicts: readonly ResourceConflict[],
  orderOf?: OrderOf,
): NodeEdge[] {
  return [
    ...linkEdges(trace),
    ...retryEdges(trace, classified),
    ...likelyParentEdges(trace),
    ...fallbackEdges(trace, times, classified),
    ...conflictEdges(conflicts, orderOf),
  ];
}

/** From the linked span to the one that links: a message is sent before it is worked on. */
function linkEdges(trace: AssembledTrace): NodeEdge[] {
  const linking = trace.nodes.filter((node) => node.kind === "span" && node.span.links.length > 0);
  if (linking.length === 0) return [];
  const nodeOf = new Map<SpanId, NodeIndex>();
  for (const node of trace.nodes) {
    if (node.kind === "span" && !nodeOf.has(node.span.spanId)) {
      nodeOf.set(node.span.spanId, node.index);
    }
  }
  return linking.flatMap((node) => {
    if (node.kind !== "span") return [];
    return node.span.links.flatMap((link) => {
      const from = link.traceId === trace.traceId ? nodeOf.get(link.spanId) : undefined;
      if (from === undefined) return [];
      return [
        { from, to: node.index, kind: "link" as const, provenance: `link of span ${node.id}` },
      ];
    });
  });
}

/** From the later attempt to the failed one. */
function retryEdges(trace: AssembledTrace, { retriedBy }: ClassifiedFailures): NodeEdge[] {
  return [...retriedBy].map(([failed, later]) => ({
    from: later,
    to: failed,
    kind: "retry-of",
    provenance: `same call again, ${afterwards(trace, failed, later)}`,
  }));
}

/** From the proposed parent to the stand-in: order in time is all that is known. */
function likelyParentEdges(trace: AssembledTrace): NodeEdge[] {
  return trace.nodes.flatMap((node): NodeEdge[] => {
    if (node.kind !== "missing-parent" || node.likelyParent === null) return [];
    const provenance = `likely parent, not certain: ${node.likelyParent.reason}`;
    return [{ from: node.likelyParent.node, to: node.index, kind: "happens-before", provenance }];
  });
}

/**
 * From a failing node to what its caller did next: the fallback, the compensation. Only between
 * spans of one process, whose clock is one.
 */
function fallbackEdges(
  trace: AssembledTrace,
  times: NodeTimes,
  { failures }: ClassifiedFailures,
): NodeEdge[] {
  const edges: NodeEdge[] = [];
  for (const [index, failure] of failures) {
    if (failure.class === "retried") continue;
    const node = trace.nodes[index];
    const siblings = trace.nodes[node?.parent ?? -1]?.children ?? [];
    const next = trace.nodes[firstStartingAfter(siblings, times, index) ?? -1];
    if (node?.kind !== "span" || next?.kind !== "span") continue;
    if (next.span.resource !== node.span.resource) continue;
    const provenance = afterwards(trace, index, next.index);
    edges.push({ from: index, to: next.index, kind: "happens-before", provenance });
  }
  return edges;
}

/** The one that began first had it; when clocks cannot tell which that was, the edge says so. */
function conflictEdges(conflicts: readonly ResourceConflict[], orderOf?: OrderOf): NodeEdge[] {
  return conflicts.map(({ holder, waiter, resource, provenance: told }) => {
    const isUncertain = orderOf?.(holder, waiter) === "uncertain";
    const doubt = isUncertain ? ", clocks cannot tell which came first" : "";
    const provenance = told ?? `${resource} in both spans at the same time${doubt}`;
    return { from: holder, to: waiter, kind: "resource-conflict", provenance };
  });
}

/** The first of the siblings (by start) that began when `node` had ended. */
function firstStartingAfter(
  siblings: readonly NodeIndex[],
  { startNano, endNano }: NodeTimes,
  node: NodeIndex,
): NodeIndex | null {
  const start = startNano[node] ?? 0;
  const end = endNano[node] ?? 0;
  const earliest = end - toleranceNano(end - start);
  let low = 0;
  let high = siblings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const sibling = siblings[middle] ?? 0;
    if (sibling <= node || (startNano[sibling] ?? 0) < earliest) low = middle + 1;
    else high = middle;
  }
  return siblings[low] ?? null;
}

function afterwards(trace: AssembledTrace, first: NodeIndex, second: NodeIndex): string {
  const end = trace.nodes[first]?.endUnixNano ?? 0n;
  const start = trace.nodes[second]?.startUnixNano ?? 0n;
  const ms = Math.max(0, Number(start - end) / 1_000_000);
  return `${Number(ms.toPrecision(3))} ms after span ${trace.nodes[first]?.id} ended`;
}
