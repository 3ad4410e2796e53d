import type { TraceModel } from "./trace-model";

type FoldedTree = Pick<TraceModel, "rowCount" | "parent" | "folds">;

/** Folds are closed unless they are among these. */
export type OpenFolds = ReadonlySet<number>;

export const NO_OPEN_FOLDS: OpenFolds = new Set();

/** The closed fold that a row is a member of, or -1. */
export function closedFoldOf(
  { folds }: Pick<TraceModel, "folds">,
  open: OpenFolds,
  row: number,
): number {
  const fold = folds.foldOf[row] ?? -1;
  return fold >= 0 && !open.has(fold) ? fold : -1;
}

/** The open folds and those that hide one of `rows`; the same set when none does. O(rows of the trace). */
export function openFoldsAround(
  tree: FoldedTree,
  open: OpenFolds,
  rows: Iterable<number>,
): OpenFolds {
  if (tree.folds.count === 0) return open;
  const next = new Set(open);
  const seen = new Uint8Array(tree.rowCount);
  for (const wanted of rows) {
    for (let row = wanted; row >= 0 && seen[row] === 0; row = tree.parent[row] ?? -1) {
      seen[row] = 1;
      const fold = tree.folds.foldOf[row] ?? -1;
      if (fold >= 0) next.add(fold);
    }
  }
  return next.size === open.size ? open : next;
}

/** Every fold open. */
export function allFolds({ folds }: Pick<TraceModel, "folds">): OpenFolds {
  return new Set(folds.firstRow.keys());
}

export function areAllOpen({ folds }: Pick<TraceModel, "folds">, open: OpenFolds): boolean {
  return open.size === folds.count;
}

/** The open folds and one more. */
export function withFold(open: OpenFolds, fold: number): OpenFolds {
  return new Set(open).add(fold);
}

/** The open folds without one of them. */
export function withoutFold(open: OpenFolds, fold: number): OpenFolds {
  const next = new Set(open);
  next.delete(fold);
  return next;
}
