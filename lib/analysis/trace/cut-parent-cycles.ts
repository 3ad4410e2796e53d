/** Children before parents; nodes on a cycle, and only they, are left out. O(n), iterative. */
export function bottomUpOrder(parent: Int32Array): Int32Array {
  const pending = new Int32Array(parent.length);
  for (const above of parent) if (above >= 0) pending[above] = (pending[above] ?? 0) + 1;
  const order = new Int32Array(parent.length);
  let filled = 0;
  for (let node = 0; node < parent.length; node += 1) {
    if (pending[node] === 0) order[filled++] = node;
  }
  for (let next = 0; next < filled; next += 1) {
    const above = parent[order[next] ?? 0] ?? -1;
    if (above < 0) continue;
    const left = (pending[above] ?? 0) - 1;
    pending[above] = left;
    if (left === 0) order[filled++] = above;
  }
  return order.subarray(0, filled);
}

export interface CycleCuts {
  /** The given parents with one edge of every cycle cut: a forest. */
  readonly parent: Int32Array;
  /** The node of each cycle that became a root. */
  readonly cuts: readonly number[];
}

/**
 * Makes a forest of any parent relation. Every node has at most one parent, so cycles do not
 * touch each other; each is cut above its node that comes first by `compare`, which must be a
 * total order that does not depend on positions. O(n).
 */
export function cutParentCycles(
  given: Int32Array,
  compare: (a: number, b: number) => number,
): CycleCuts {
  const onCycle = new Uint8Array(given.length).fill(1);
  for (const node of bottomUpOrder(given)) onCycle[node] = 0;
  const parent = given.slice();
  const cuts: number[] = [];
  for (let node = 0; node < parent.length; node += 1) {
    if (onCycle[node] === 0) continue;
    let first = node;
    for (let at = node; onCycle[at] === 1; at = given[at] ?? -1) {
      onCycle[at] = 0;
      if (compare(at, first) < 0) first = at;
    }
    parent[first] = -1;
    cuts.push(first);
  }
  return { parent, cuts };
}
