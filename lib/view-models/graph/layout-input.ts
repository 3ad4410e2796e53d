import type { GraphEdgeView, GraphNodeView, GraphView } from "./to-graph-view";

export interface LayoutInput {
  /** In the order of importance: earlier ones are laid nearer to the upper edge. */
  readonly nodes: readonly LayoutNode[];
  readonly edges: readonly LayoutEdge[];
}

export interface LayoutNode {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** 0 for the slice, 1 for what else failed, 2 for the rest: lower ones are laid together, above. */
  readonly tier: number;
}

export interface LayoutEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** Whether it puts `to` a column right of `from`; others are drawn between what the rest placed. */
  readonly ranks: boolean;
}

/**
 * What the layout needs of a graph. What failed comes first: it is laid along the upper edge.
 * Calls and links say what stands right of what; the other kinds only where a node has neither.
 */
export function toLayoutInput(view: GraphView): LayoutInput {
  const flows = (edge: GraphEdgeView) => edge.kind === "call" || edge.kind === "link";
  const placed = new Set(view.edges.filter(flows).flatMap((edge) => [edge.from, edge.to]));
  const failed = new Set(
    view.edges.filter((edge) => edge.carriesFailure).flatMap((edge) => [edge.from, edge.to]),
  );
  return {
    nodes: firstBy(view.nodes, (node) => failed.has(node.id)).map((node) => ({
      id: node.id,
      width: node.width,
      height: node.height,
      tier: tierOf(node),
    })),
    edges: firstBy(view.edges, (edge) => edge.carriesFailure).map((edge) => ({
      id: edge.id,
      from: edge.from,
      to: edge.to,
      ranks: flows(edge) || !placed.has(edge.from) || !placed.has(edge.to),
    })),
  };
}

function tierOf({ inSlice, failure, errorNote }: GraphNodeView): number {
  if (inSlice) return 0;
  return failure !== null || errorNote !== null ? 1 : 2;
}

function firstBy<T>(items: readonly T[], isFirst: (item: T) => boolean): readonly T[] {
  return [...items.filter(isFirst), ...items.filter((item) => !isFirst(item))];
}
