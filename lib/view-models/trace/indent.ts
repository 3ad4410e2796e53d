const WIDE_STEP_PX = 12;
const WIDE_LEVELS = 6;
const NARROW_STEP_PX = 5;
/** From here on rows would push their names out of the column. */
const CAP_DEPTH = 16;

export interface Indent {
  readonly px: number;
  /** The depth in digits, where the indent alone no longer tells it. */
  readonly depthMark: string | null;
}

/** Wide steps for the first levels, narrow ones below, and from level 16 a number instead. */
export function indentOf(depth: number): Indent {
  const level = Math.min(depth, CAP_DEPTH);
  const wide = Math.min(level, WIDE_LEVELS);
  return {
    px: wide * WIDE_STEP_PX + (level - wide) * NARROW_STEP_PX,
    depthMark: depth > CAP_DEPTH ? String(depth) : null,
  };
}
