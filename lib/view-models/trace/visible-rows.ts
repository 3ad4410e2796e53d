import { closedFoldOf, type OpenFolds } from "./open-folds";
import type { TraceModel } from "./trace-model";

type Tree = Pick<TraceModel, "rowCount" | "parent" | "descendantCount" | "folds">;

/** What is hidden: rows below collapsed ones, and equal siblings in folds that are not open. */
export interface Folding {
  readonly collapsed: ReadonlySet<number>;
  readonly open: OpenFolds;
}

/**
 * Rows of the subtree of `root` (-1: of the whole trace) that are not below a collapsed one nor in
 * a closed fold, in order; the first member of a closed fold stands for all of them. Skips whole
 * subtrees and folds: O(visible).
 */
export function visibleRows(tree: Tree, { collapsed, open }: Folding, root = -1): Int32Array {
  const { descendantCount, folds } = tree;
  const first = Math.max(root, 0);
  const end = root < 0 ? tree.rowCount : root + 1 + (descendantCount[root] ?? 0);
  const shown = new Int32Array(end - first);
  let count = 0;
  for (let row = first; row < end; ) {
    shown[count] = row;
    count += 1;
    const fold = closedFoldOf(tree, open, row);
    if (fold >= 0) row = (folds.lastRow[fold] ?? row) + 1;
    else row += collapsed.has(row) ? 1 + (descendantCount[row] ?? 0) : 1;
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

/**
 * The row itself, or what stands for it where it is hidden: the first member of its fold, or its
 * nearest ancestor in sight; the first row for none.
 */
export function shownRow(tree: Tree, visible: Int32Array, open: OpenFolds, row: number): number {
  for (let up = row; up >= 0; up = tree.parent[up] ?? -1) {
    const fold = closedFoldOf(tree, open, up);
    const shown = fold < 0 ? up : (tree.folds.firstRow[fold] ?? up);
    if (positionOf(visible, shown) >= 0) return shown;
  }
  return visible[0] ?? 0;
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
