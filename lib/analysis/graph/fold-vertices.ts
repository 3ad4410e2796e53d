import type { GraphVertices } from "./graph-vertices";

export interface FoldOptions {
  readonly maxNodes: number;
  /** Vertices whose direct children are to be shown. */
  readonly opened: ReadonlySet<number>;
}

export interface FoldedVertices {
  /** In their own order, parents before children. */
  readonly shown: readonly number[];
  /** The shown vertex that each vertex stands behind; itself when it is shown. */
  readonly anchor: Int32Array;
  /** How many vertices lie unseen between a vertex and its anchor. */
  readonly hops: Int32Array;
}

/**
 * Chooses what is shown when there is more than fits, most important first:
 *
 * 1. the trace's root, and what a person asked to open;
 * 2. what failed: origins, then suppressed, propagated and retried; peers that calls failed to;
 * 3. healthy nodes that lead to a failure, the nearest to it first;
 * 4. everything else, the longest first.
 *
 * So nothing that failed is folded away before anything healthy. What is not shown folds into its
 * nearest shown ancestor, or into the root when it has none. O(n log n).
 */
export function foldVertices(vertices: GraphVertices, options: FoldOptions): FoldedVertices {
  const order = importanceOrder(vertices, options.opened);
  const isShown = new Uint8Array(vertices.count);
  for (const vertex of order.subarray(0, options.maxNodes)) isShown[vertex] = 1;
  const shown: number[] = [];
  const anchor = new Int32Array(vertices.count);
  const hops = new Int32Array(vertices.count);
  for (let vertex = 0; vertex < vertices.count; vertex += 1) {
    const parent = vertices.parent[vertex] ?? -1;
    if (isShown[vertex] === 1) {
      shown.push(vertex);
      anchor[vertex] = vertex;
    } else if (parent < 0) {
      anchor[vertex] = vertices.root;
    } else {
      anchor[vertex] = anchor[parent] ?? vertices.root;
      hops[vertex] = isShown[parent] === 1 ? 0 : (hops[parent] ?? 0) + 1;
    }
  }
  return { shown, anchor, hops };
}

const TROUBLE_ORDER = { origin: 0, suppressed: 1, propagated: 2, retried: 3, peer: 4 } as const;
const TIER = { root: 0, opened: 1, failing: 2, leadsToFailure: 10, other: 11 } as const;

function importanceOrder(vertices: GraphVertices, opened: ReadonlySet<number>): Int32Array {
  const { count, parent, trouble, longestNano, root } = vertices;
  const toFailure = distanceToFailure(vertices);
  const tier = new Float64Array(count);
  for (let vertex = 0; vertex < count; vertex += 1) {
    const failed = trouble[vertex] ?? null;
    if (vertex === root) tier[vertex] = TIER.root;
    else if (opened.has(vertex) || opened.has(parent[vertex] ?? -1)) tier[vertex] = TIER.opened;
    else if (failed !== null) tier[vertex] = TIER.failing + TROUBLE_ORDER[failed];
    else if (toFailure[vertex] !== Number.POSITIVE_INFINITY) tier[vertex] = TIER.leadsToFailure;
    else tier[vertex] = TIER.other;
  }
  return Int32Array.from({ length: count }, (_, vertex) => vertex).sort((a, b) => {
    const byTier = (tier[a] ?? 0) - (tier[b] ?? 0);
    if (byTier !== 0) return byTier;
    if (tier[a] === TIER.leadsToFailure) {
      const byDistance = (toFailure[a] ?? 0) - (toFailure[b] ?? 0);
      if (byDistance !== 0) return byDistance;
    }
    return (longestNano[b] ?? 0) - (longestNano[a] ?? 0) || a - b;
  });
}

/** Steps down to the nearest vertex that failed; parents come first, so one pass from the end. */
function distanceToFailure({ count, parent, trouble }: GraphVertices): Float64Array {
  const distance = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  for (let vertex = count - 1; vertex >= 0; vertex -= 1) {
    if (trouble[vertex] !== null) distance[vertex] = 0;
    const above = parent[vertex] ?? -1;
    if (above < 0) continue;
    distance[above] = Math.min(distance[above] ?? 0, (distance[vertex] ?? 0) + 1);
  }
  return distance;
}
