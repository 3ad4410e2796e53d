import type { TraceModel } from "./trace-model";

type Tree = Pick<TraceModel, "rowCount" | "parent" | "descendantCount">;

/** Rows that are not below a collapsed one, in order. Skips whole subtrees: O(visible). */
export function visibleRows(tree: Tree, collapsed: ReadonlySet<number>): Int32Array {
  const shown = new Int32Array(tree.rowCount);
  let count = 0;
  for (let row = 0; row < tree.rowCount; ) {
    shown[count] = row;
    count += 1;
    row += collapsed.has(row) ? 1 + (tree.descendantCount[row] ?? 0) : 1;
  }
  return shown.subarray(0, count);
}

/** Where a row stands among the visible ones, or -1 when it is hidden. Binary search. */
export function positionOf(visible: Int32Array, row: number): number {
  let low = 0;
  let high = visible.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = visible[middle] ?? 0;
    if (found === row) return middle;
    if (found < row) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** The row itself, or its nearest ancestor that is not folded away; the first row for none. */
export function shownRow(tree: Tree, visible: Int32Array, row: number): number {
  let shown = row;
  while (shown >= 0 && positionOf(visible, shown) < 0) shown = tree.parent[shown] ?? -1;
  return Math.max(shown, 0);
}

/** Every row that has rows below it. */
export function parentRows(tree: Tree): ReadonlySet<number> {
  const parents = new Set<number>();
  for (let row = 0; row < tree.rowCount; row += 1) {
    if ((tree.descendantCount[row] ?? 0) > 0) parents.add(row);
  }
  return parents;
}

/** The collapse set without the ancestors of `row`, so that it can be seen; the same set when it can. */
export function reveal(
  tree: Tree,
  collapsed: ReadonlySet<number>,
  row: number,
): ReadonlySet<number> {
  const hiding: number[] = [];
  for (let up = tree.parent[row] ?? -1; up >= 0; up = tree.parent[up] ?? -1) {
    if (collapsed.has(up)) hiding.push(up);
  }
  if (hiding.length === 0) return collapsed;
  const next = new Set(collapsed);
  for (const up of hiding) next.delete(up);
  return next;
}

/** The collapse set with one row's state turned over. */
export function toggle(collapsed: ReadonlySet<number>, row: number): ReadonlySet<number> {
  const next = new Set(collapsed);
  if (!next.delete(row)) next.add(row);
  return next;
}

/** Of visible rows those of one subtree; all of them for -1. */
export function withinSubtree(model: TraceModel, visible: Int32Array, root: number): Int32Array {
  if (root < 0) return visible;
  const end = root + (model.descendantCount[root] ?? 0);
  return visible.filter((row) => row >= root && row <= end);
}

/** Of visible rows those that match, and their ancestors, so that each stands where it belongs. */
export function withMatches(
  model: TraceModel,
  visible: Int32Array,
  matches: Int32Array,
): Int32Array {
  const kept = new Set<number>();
  for (const match of matches) {
    for (let row = match; row >= 0 && !kept.has(row); row = model.parent[row] ?? -1) kept.add(row);
  }
  return visible.filter((row) => kept.has(row));
}
