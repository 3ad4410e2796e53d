export interface ForestInput {
  readonly ids: readonly string[];
  readonly parent: Int32Array;
  readonly startNano: Float64Array;
  readonly endNano: Float64Array;
}

/** A forest in pre-order; positions of the input are called slots, those of the output nodes. */
export interface OrderedForest {
  /** The slot of each node. */
  readonly slots: Int32Array;
  /** The node of each slot. */
  readonly nodeOf: Int32Array;
  /** Parent node of each node, -1 for roots. */
  readonly parent: Int32Array;
  readonly depth: Int32Array;
  readonly descendantCount: Int32Array;
}

/**
 * Puts a forest into pre-order, roots and children by start, then by end descending, then by id;
 * ids are unique, so the order is total. O(n log n), iterative.
 */
export function orderForest(input: ForestInput): OrderedForest {
  const size = input.ids.length;
  const sorted = sortedSlots(input);
  const { offsets, children, roots } = childrenInOrder(input.parent, sorted);
  const slots = new Int32Array(size);
  const nodeOf = new Int32Array(size);
  const parent = new Int32Array(size).fill(-1);
  const depth = new Int32Array(size);
  const stack = roots.reverse();
  for (let node = 0; stack.length > 0; node += 1) {
    const slot = stack.pop() ?? 0;
    slots[node] = slot;
    nodeOf[slot] = node;
    const above = input.parent[slot] ?? -1;
    if (above >= 0) {
      const aboveNode = nodeOf[above] ?? 0;
      parent[node] = aboveNode;
      depth[node] = (depth[aboveNode] ?? 0) + 1;
    }
    const from = offsets[slot] ?? 0;
    for (let i = (offsets[slot + 1] ?? 0) - 1; i >= from; i -= 1) stack.push(children[i] ?? 0);
  }
  return { slots, nodeOf, parent, depth, descendantCount: countDescendants(parent) };
}

function sortedSlots({ ids, startNano, endNano }: ForestInput): Int32Array {
  return Int32Array.from(ids.keys()).sort((a, b) => {
    const byStart = (startNano[a] ?? 0) - (startNano[b] ?? 0);
    if (byStart !== 0) return byStart;
    const byEnd = (endNano[b] ?? 0) - (endNano[a] ?? 0);
    if (byEnd !== 0) return byEnd;
    return (ids[a] ?? "") < (ids[b] ?? "") ? -1 : 1;
  });
}

/** Children of all slots in one array, by `offsets`: no array per slot, and sorted once for all. */
function childrenInOrder(parent: Int32Array, sorted: Int32Array) {
  const offsets = new Int32Array(parent.length + 1);
  for (const above of parent) if (above >= 0) offsets[above + 1] = (offsets[above + 1] ?? 0) + 1;
  for (let i = 1; i < offsets.length; i += 1)
    offsets[i] = (offsets[i] ?? 0) + (offsets[i - 1] ?? 0);
  const next = offsets.slice();
  const children = new Int32Array(parent.length);
  const roots: number[] = [];
  for (const slot of sorted) {
    const above = parent[slot] ?? -1;
    if (above < 0) {
      roots.push(slot);
    } else {
      const at = next[above] ?? 0;
      children[at] = slot;
      next[above] = at + 1;
    }
  }
  return { offsets, children, roots };
}

function countDescendants(parent: Int32Array): Int32Array {
  const counts = new Int32Array(parent.length);
  for (let node = parent.length - 1; node >= 0; node -= 1) {
    const above = parent[node] ?? -1;
    if (above >= 0) counts[above] = (counts[above] ?? 0) + (counts[node] ?? 0) + 1;
  }
  return counts;
}
