/** Sizes of panels that share a length, in percent of it; their sum is 100. */
export type Shares = readonly [number, number];

/** A header, one rank of nodes with their lines, and some air. */
const GRAPH_PX = 150;
/** A header, the axis and four rows. */
const WATERFALL_PX = 190;
const GRAPH_SHARE = 36;

/** The drawer: its tabs, a line of filters and two rows; what a form or a text wants. */
const LIST_PX = 120;
const LIST_SHARE = 20;
const ROOMY_SHARE = 46;
const MOST_LIST_SHARE = 36;

/** A header alone: what it is of is still told. */
const HEADER_PX = 33;

/** Heights of graph and waterfall: neither starves the other where there is little. */
export function graphShares(heightPx: number): Shares {
  const scarce = GRAPH_PX + WATERFALL_PX;
  if (heightPx <= scarce) return shares((100 * GRAPH_PX) / scarce);
  return shares(Math.max(GRAPH_SHARE, (100 * GRAPH_PX) / heightPx));
}

/** Heights of what stands above the drawer and of the drawer. */
export function drawerShares(heightPx: number, isRoomy: boolean): Shares {
  if (isRoomy) return shares(100 - ROOMY_SHARE);
  const wanted = heightPx <= 0 ? LIST_SHARE : (100 * LIST_PX) / heightPx;
  return shares(100 - Math.min(Math.max(LIST_SHARE, wanted), MOST_LIST_SHARE));
}

/** The least share of a panel that can be drawn down to its header. */
export function headerShare(heightPx: number): number {
  if (heightPx <= 0) return 5;
  return Math.min(Math.ceil((1000 * HEADER_PX) / heightPx) / 10, 30);
}

function shares(first: number): Shares {
  const rounded = Math.round(first * 10) / 10;
  return [rounded, 100 - rounded];
}
