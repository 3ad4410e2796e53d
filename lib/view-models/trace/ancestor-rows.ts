import type { TraceModel } from "./trace-model";

/** The nearest callers, which say most, and the root. */
const NEAREST = 4;

/** The way to a row, from the root: the root, then the nearest callers; how many lie between is `skipped`. */
export function ancestorRows(
  model: TraceModel,
  row: number,
): { readonly rows: readonly number[]; readonly skipped: number } {
  const ancestors: number[] = [];
  for (let at = model.parent[row] ?? -1; at >= 0; at = model.parent[at] ?? -1) ancestors.push(at);
  const root = ancestors.at(-1);
  if (root === undefined || ancestors.length <= NEAREST + 1) {
    return { rows: ancestors.reverse(), skipped: 0 };
  }
  const nearest = ancestors.slice(0, NEAREST).reverse();
  return { rows: [root, ...nearest], skipped: ancestors.length - NEAREST - 1 };
}
