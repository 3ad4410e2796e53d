const STEP_PX = 12;
/** From here on rows would push their names out of the column. */
const CAP_DEPTH = 12;

export interface Indent {
  readonly px: number;
  /** The depth in digits, where the indent alone no longer tells it. */
  readonly depthMark: string | null;
}

/** Twelve pixels a level down to level 12, then a number says how deep. */
export function indentOf(depth: number): Indent {
  return depth <= CAP_DEPTH
    ? { px: depth * STEP_PX, depthMark: null }
    : { px: CAP_DEPTH * STEP_PX, depthMark: String(depth) };
}
