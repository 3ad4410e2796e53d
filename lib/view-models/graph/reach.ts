interface Link {
  readonly from: string;
  readonly to: string;
}

export interface Reach {
  /** What leads to the node. */
  readonly upstream: ReadonlySet<string>;
  /** What the node leads to. */
  readonly downstream: ReadonlySet<string>;
}

/** Everything on the ways to a node and from it, without the node. Breadth-first, cycles allowed. */
export function reachOf(edges: readonly Link[], id: string): Reach {
  return {
    upstream: walk(neighbours(edges, "to", "from"), id),
    downstream: walk(neighbours(edges, "from", "to"), id),
  };
}

function neighbours(edges: readonly Link[], at: keyof Link, next: keyof Link) {
  const byNode = new Map<string, string[]>();
  for (const edge of edges) {
    const known = byNode.get(edge[at]);
    if (known) known.push(edge[next]);
    else byNode.set(edge[at], [edge[next]]);
  }
  return byNode;
}

function walk(byNode: ReadonlyMap<string, readonly string[]>, start: string): Set<string> {
  const seen = new Set<string>([start]);
  const queue = [start];
  for (const id of queue) {
    for (const next of byNode.get(id) ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      queue.push(next);
    }
  }
  seen.delete(start);
  return seen;
}
