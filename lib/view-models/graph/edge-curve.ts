export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Edges that do not rank leave a little lower, so that they do not lie on one that does. */
const ASIDE_PX = 9;
const BULGE_PX = 28;
/** How long the bend before the target is. */
export const REACH_PX = 40;

/**
 * An SVG path between two boxes: from the right side to the left one of what stands further right,
 * backwards from left to right, and in a bow along the right side within a column.
 */
export function edgeCurve(from: Box, to: Box, ranks: boolean, reachPx = REACH_PX): string {
  const aside = ranks ? 0 : ASIDE_PX;
  const y1 = from.y + from.height / 2 + aside;
  const y2 = to.y + to.height / 2 + aside;
  if (to.x >= from.x + from.width) return bend(from.x + from.width, y1, to.x, y2, reachPx);
  if (to.x + to.width <= from.x) return bend(from.x, y1, to.x + to.width, y2, reachPx);
  const right = Math.max(from.x + from.width, to.x + to.width) + BULGE_PX;
  const ends = [from.x + from.width, to.x + to.width];
  return `M${round(ends[0])},${round(y1)} C${round(right)},${round(y1)} ${round(right)},${round(y2)} ${round(ends[1])},${round(y2)}`;
}

/** The point of the curve of a ranking edge where there is room for a word about it: the middle of its bend. */
export function edgeMiddle(from: Box, to: Box, reachPx = REACH_PX): { x: number; y: number } {
  const y = (from.y + from.height / 2 + to.y + to.height / 2) / 2;
  const [right, left] = [from.x + from.width, to.x + to.width];
  if (to.x >= right) return { x: to.x - Math.min(to.x - right, reachPx) / 2, y };
  if (left <= from.x) return { x: left + Math.min(from.x - left, reachPx) / 2, y };
  // Of a bow whose ends lie on x, the middle is three quarters of the way out.
  const out = Math.max(right, left) + BULGE_PX;
  return { x: (right + left + 6 * out) / 8, y };
}

/** The bend lies in the gap before the target: a long edge runs level past the columns between. */
function bend(x1: number, y1: number, x2: number, y2: number, reachPx: number): string {
  const reach = Math.sign(x2 - x1) * Math.min(Math.abs(x2 - x1), reachPx);
  const turn = x2 - reach;
  const middle = turn + reach / 2;
  const lead = turn === x1 ? "" : ` L${round(turn)},${round(y1)}`;
  return `M${round(x1)},${round(y1)}${lead} C${round(middle)},${round(y1)} ${round(middle)},${round(y2)} ${round(x2)},${round(y2)}`;
}

function round(value = 0): number {
  return Math.round(value * 10) / 10;
}
