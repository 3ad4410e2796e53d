import type { LayoutInput, LayoutNode } from "./layout-input";

export interface Column {
  readonly rank: number;
  readonly leftPx: number;
}

const NODE_GAP_PX = 14;

/**
 * The middle of each node, top down. Every node stands level with what leads to it, or as far below
 * as the nodes already in its column ask; children come in the order of their edges, first ones first:
 *
 *     gateway ── checkout ── payments ── round      the first child runs on straight
 *                         ├─ inventory ── stock     the others open downwards
 *                         └─ cart
 *
 * Depth-first over the edges that rank, iterative. The slice of the failure is placed before what
 * else failed, and that before the rest, so that among 200 nodes the few that matter stand together
 * on top, and are seen at once at a zoom that can be read. O(nodes + edges) for each tier.
 */
export function placeRows(
  { nodes, edges }: LayoutInput,
  columns: Readonly<Record<string, Column>>,
): Readonly<Record<string, number>> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const children = new Map<string, string[]>();
  const led = new Set<string>();
  for (const { from, to, ranks } of edges) {
    if (!ranks || from === to) continue;
    children.set(from, [...(children.get(from) ?? []), to]);
    led.add(to);
  }
  const free = new Map<number, number>();
  const middles: Record<string, number> = {};
  const place = (node: LayoutNode, levelPx: number) => {
    const rank = columns[node.id]?.rank ?? 0;
    const middle = Math.max((free.get(rank) ?? 0) + node.height / 2, levelPx);
    middles[node.id] = middle;
    free.set(rank, middle + node.height / 2 + NODE_GAP_PX);
    return middle;
  };
  const roots = nodes.filter((node) => !led.has(node.id));
  const tiers = [...new Set(nodes.map(({ tier }) => tier))].sort((a, b) => a - b);
  // The first line runs through the middle of the tallest node, so that none of its nodes sags.
  const firstPx = Math.max(0, ...nodes.map((node) => node.height)) / 2;
  // Nodes of a cycle that nothing leads to come last, so that none is left out.
  for (const tier of tiers) {
    const visited = new Set<string>();
    for (const start of [...roots, ...nodes]) {
      const stack = [{ id: start.id, levelPx: firstPx }];
      for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
        const node = byId.get(next.id);
        if (node === undefined || visited.has(node.id)) continue;
        visited.add(node.id);
        const isNow = middles[node.id] === undefined && node.tier <= tier;
        const middle = isNow ? place(node, next.levelPx) : (middles[node.id] ?? next.levelPx);
        const below = children.get(node.id) ?? [];
        for (const id of [...below].reverse()) stack.push({ id, levelPx: middle });
      }
    }
  }
  return middles;
}
