/**
 * The groups of nodes that reach each other (strongly connected components of two or more, and
 * self-loops), by Tarjan's algorithm with its own stack. Time and space are linear in the edges.
 */
export function findCycles(
  edges: ReadonlyMap<string, readonly string[]>,
): readonly (readonly string[])[] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const cycles: string[][] = [];

  const enter = (node: string) => {
    order.set(node, order.size);
    low.set(node, order.size - 1);
    open.push(node);
    isOpen.add(node);
    return { node, next: 0 };
  };
  const lower = (node: string, value: number | undefined) => {
    low.set(node, Math.min(low.get(node) ?? 0, value ?? 0));
  };
  const leave = (node: string) => {
    if (low.get(node) !== order.get(node)) return;
    const group = open.splice(open.lastIndexOf(node));
    for (const member of group) isOpen.delete(member);
    const isCycle = group.length > 1 || (edges.get(node)?.includes(node) ?? false);
    if (isCycle) cycles.push(group);
  };

  for (const root of edges.keys()) {
    if (order.has(root)) continue;
    const path = [enter(root)];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const target = edges.get(top.node)?.[top.next];
      top.next += 1;
      if (target === undefined) {
        path.pop();
        leave(top.node);
        const parent = path.at(-1);
        if (parent !== undefined) lower(parent.node, low.get(top.node));
      } else if (!order.has(target)) {
        path.push(enter(target));
      } else if (isOpen.has(target)) {
        lower(top.node, order.get(target));
      }
    }
  }
  return cycles;
}
