/** Pixels from the upper left corner of the window. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

type Size = Pick<Box, "width" | "height">;
type Spot = Pick<Box, "left" | "top">;

/** From what it belongs to. */
const GAP = 4;
/** From the edge of the window. */
const MARGIN = 8;

/** Where a tip stands: below the middle of its anchor, above where there is no room; always in the window. */
export function placeTip(anchor: Box, tip: Size, window: Size): Spot {
  const below = anchor.top + anchor.height + GAP;
  const above = anchor.top - GAP - tip.height;
  const fitsBelow = below + tip.height <= window.height - MARGIN;
  const top = fitsBelow || above < MARGIN ? below : above;
  const left = anchor.left + (anchor.width - tip.width) / 2;
  return {
    left: within(left, window.width - tip.width),
    top: within(top, window.height - tip.height),
  };
}

function within(value: number, room: number): number {
  return Math.round(Math.max(MARGIN, Math.min(value, room - MARGIN)));
}
