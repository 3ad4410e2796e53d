import { hasFailed, type TraceModel } from "./trace-model";

/** What a fold says of its members, so that closing it hides nothing that matters. */
export interface FoldFacts {
  readonly memberCount: number;
  /** Failures of the members and of all that is below them. */
  readonly errorCount: number;
  /** From the first start to the last end. */
  readonly offsetNano: number;
  readonly extentNano: number;
  readonly totalNano: number;
  readonly longestNano: number;
  /** The member to look at first: the first that failed, itself or below, else the first. */
  readonly leadRow: number;
}

/** O(members). */
export function foldFacts(model: TraceModel, fold: number): FoldFacts {
  let errorCount = 0;
  let startNano = Number.POSITIVE_INFINITY;
  let endNano = Number.NEGATIVE_INFINITY;
  let totalNano = 0;
  let longestNano = 0;
  let leadRow = -1;
  for (const row of foldMembers(model, fold)) {
    const offset = model.offsetNano[row] ?? 0;
    const duration = model.rowDurationNano[row] ?? 0;
    const errors = (model.descendantErrorCount[row] ?? 0) + (hasFailed(model, row) ? 1 : 0);
    if (errors > 0 && leadRow < 0) leadRow = row;
    errorCount += errors;
    startNano = Math.min(startNano, offset);
    endNano = Math.max(endNano, offset + duration);
    totalNano += duration;
    longestNano = Math.max(longestNano, duration);
  }
  return {
    memberCount: model.folds.memberCount[fold] ?? 0,
    errorCount,
    offsetNano: startNano,
    extentNano: endNano - startNano,
    totalNano,
    longestNano,
    leadRow: leadRow < 0 ? (model.folds.firstRow[fold] ?? -1) : leadRow,
  };
}

/** The members of a fold in order; their subtrees are stepped over. */
export function* foldMembers(
  { folds, descendantCount }: Pick<TraceModel, "folds" | "descendantCount">,
  fold: number,
): Generator<number> {
  const last = folds.lastRow[fold] ?? -1;
  const first = folds.firstRow[fold] ?? 0;
  for (let row = first; row <= last; row += 1 + (descendantCount[row] ?? 0)) yield row;
}
