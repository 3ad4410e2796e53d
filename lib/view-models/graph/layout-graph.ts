import { Graph, layout } from "@dagrejs/dagre";

export interface LayoutInput {
  readonly nodes: readonly {
    readonly id: string;
    readonly width: number;
    readonly height: number;
  }[];
  readonly edges: readonly { readonly id: string; readonly from: string; readonly to: string }[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Top left corners of the nodes and the bends of the edges, in pixels. */
export interface GraphLayout {
  readonly width: number;
  readonly height: number;
  readonly positions: Readonly<Record<string, Point>>;
  readonly routes: Readonly<Record<string, readonly Point[]>>;
}

const NODE_GAP_PX = 18;
const EDGE_GAP_PX = 10;
const RANK_GAP_PX = 44;
const MARGIN_PX = 16;

/**
 * Layered layout from left to right (Sugiyama's method, by dagre; cycles are broken greedily).
 * Self-loops get no route. The ranker is the quick one beyond a hundred nodes: the network
 * simplex is quadratic on the dense graphs that resource conflicts make.
 */
export function layoutGraph({ nodes, edges }: LayoutInput): GraphLayout {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({
    rankdir: "LR",
    nodesep: NODE_GAP_PX,
    edgesep: EDGE_GAP_PX,
    ranksep: RANK_GAP_PX,
    marginx: MARGIN_PX,
    marginy: MARGIN_PX,
    acyclicer: "greedy",
    ranker: nodes.length > 100 ? "tight-tree" : "network-simplex",
  });
  for (const { id, width, height } of nodes) graph.setNode(id, { width, height });
  for (const { id, from, to } of edges) {
    if (from !== to) graph.setEdge(from, to, {}, id);
  }
  layout(graph);
  return { ...sizeOf(graph), positions: positionsOf(graph), routes: routesOf(graph) };
}

function sizeOf(graph: Graph): { width: number; height: number } {
  const { width, height } = graph.graph();
  return { width: finite(width), height: finite(height) };
}

function positionsOf(graph: Graph): Record<string, Point> {
  const positions: Record<string, Point> = {};
  for (const id of graph.nodes()) {
    const node = graph.node(id);
    positions[id] = {
      x: finite(node.x) - finite(node.width) / 2,
      y: finite(node.y) - finite(node.height) / 2,
    };
  }
  return positions;
}

function routesOf(graph: Graph): Record<string, readonly Point[]> {
  const routes: Record<string, readonly Point[]> = {};
  for (const edge of graph.edges()) {
    if (edge.name === undefined) continue;
    const points: readonly Point[] = graph.edge(edge).points ?? [];
    routes[edge.name] = points.map(({ x, y }) => ({ x, y }));
  }
  return routes;
}

/** An empty graph has a size of minus infinity. */
function finite(value: number | undefined): number {
  return value !== undefined && Number.isFinite(value) ? value : 0;
}
