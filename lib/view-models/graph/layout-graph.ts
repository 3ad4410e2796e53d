import { Graph, layout } from "@dagrejs/dagre";
import { type Box, edgeCurve, REACH_PX } from "./edge-curve";
import type { LayoutInput } from "./layout-input";
import { type Column, placeRows } from "./place-rows";

/** Boxes of the nodes in pixels, and the edges as SVG paths. */
export interface GraphLayout {
  readonly boxes: Readonly<Record<string, Box>>;
  readonly paths: Readonly<Record<string, string>>;
}

/**
 * A layered layout from left to right. The columns are dagre's (network simplex; cycles broken
 * greedily), the rows are {@link placeRows}'s: a chain of first children runs straight, so the way
 * of the failure is one line. `gapPx` is kept between columns; edges bend there.
 */
export function layoutGraph(input: LayoutInput, gapPx = REACH_PX): GraphLayout {
  const columns = columnsOf(input, gapPx);
  const rows = placeRows(input, columns);
  const boxes: Record<string, Box> = {};
  for (const { id, width, height } of input.nodes) {
    const x = columns[id]?.leftPx ?? 0;
    boxes[id] = { x, y: (rows[id] ?? 0) - height / 2, width, height };
  }
  const paths: Record<string, string> = {};
  for (const edge of input.edges) {
    const from = boxes[edge.from];
    const to = boxes[edge.to];
    if (from && to && edge.from !== edge.to)
      paths[edge.id] = edgeCurve(from, to, edge.ranks, gapPx);
  }
  return { boxes, paths };
}

function columnsOf({ nodes, edges }: LayoutInput, gapPx: number): Readonly<Record<string, Column>> {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({
    rankdir: "LR",
    ranksep: gapPx,
    acyclicer: "greedy",
    // The simplex is quadratic on the dense graphs of hundreds of nodes; there the quick way will do.
    ranker: nodes.length > 100 ? "tight-tree" : "network-simplex",
  });
  for (const { id, width, height } of nodes) graph.setNode(id, { width, height });
  for (const edge of edges) {
    if (edge.ranks && edge.from !== edge.to) graph.setEdge(edge.from, edge.to, {}, edge.id);
  }
  layout(graph);
  return byRank(graph);
}

/** Nodes of one rank share their middle; each is set to the left edge of its column. */
function byRank(graph: Graph): Record<string, Column> {
  const lefts = new Map<number, number>();
  for (const id of graph.nodes()) {
    const { x = 0, width = 0 } = graph.node(id);
    lefts.set(x, Math.min(lefts.get(x) ?? Number.POSITIVE_INFINITY, x - width / 2));
  }
  const ranks = [...lefts.keys()].sort((a, b) => a - b);
  const columns: Record<string, Column> = {};
  for (const id of graph.nodes()) {
    const { x = 0 } = graph.node(id);
    columns[id] = { rank: ranks.indexOf(x), leftPx: lefts.get(x) ?? 0 };
  }
  return columns;
}
