import { ROW_FLAGS } from "@/lib/domain/contracts/row-flags";
import type { TraceModel } from "./trace-model";

/** The rows that were received as spans; the others stand in for parents that were not. O(rows). */
export function countSpans({ flags }: Pick<TraceModel, "flags">): number {
  return flags.reduce((sum, flag) => sum + ((flag & ROW_FLAGS.missingParent) === 0 ? 1 : 0), 0);
}
