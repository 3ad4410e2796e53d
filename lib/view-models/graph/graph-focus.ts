import type { Box } from "./edge-curve";
import type { GraphLayout } from "./layout-graph";
import type { GraphNodeView } from "./to-graph-view";

export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** Below this a node's name, 13 px, is smaller than 10 px: specks. */
export const MIN_READABLE_ZOOM = 0.78;
export const MAX_ZOOM = 1;

export type GraphFocus = "slice" | "failure" | "all";

/** The box around some nodes; null when none of them has a place. */
export function boxAround(
  nodes: readonly Pick<GraphNodeView, "id">[],
  layout: GraphLayout,
): Box | null {
  const boxes = nodes.flatMap((node) => layout.boxes[node.id] ?? []);
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
}

/** The nodes to look at: the slice, or those that failed; where there are none, all of them. */
export function focusNodes(
  nodes: readonly GraphNodeView[],
  focus: GraphFocus,
): readonly GraphNodeView[] {
  if (focus === "all") return nodes;
  const inSlice = nodes.filter((node) => node.inSlice);
  if (focus === "slice" && inSlice.length > 0) return inSlice;
  const failing = nodes.filter((node) => node.failure !== null || node.errorNote !== null);
  return failing.length === 0 ? nodes : failing;
}

interface ViewportInput {
  /** What is to be seen. */
  readonly box: Box;
  /** The whole drawing: no empty space is shown beyond it while there is some to show. */
  readonly whole: Box;
  /** Kept in sight where the box is too large for a readable zoom: where the failure began. */
  readonly anchor: Box | null;
  readonly pane: { readonly width: number; readonly height: number };
}

const PADDING_PX = 16;

/** The viewport that shows a box in a pane, never at a zoom too small to read. */
export function viewportFor({ box, whole, anchor, pane }: ViewportInput): Viewport {
  const zoomX = (pane.width - 2 * PADDING_PX) / Math.max(box.width, 1);
  const zoomY = (pane.height - 2 * PADDING_PX) / Math.max(box.height, 1);
  const zoom = Math.min(Math.max(Math.min(zoomX, zoomY), MIN_READABLE_ZOOM), MAX_ZOOM);
  const at = anchor ?? box;
  return {
    x: shift(pane.width, zoom, extentX(whole), extentX(box), middleOf(extentX(at))),
    y: shift(pane.height, zoom, extentY(whole), extentY(box), middleOf(extentY(at))),
    zoom,
  };
}

interface Extent {
  readonly start: number;
  readonly length: number;
}

const extentX = (box: Box): Extent => ({ start: box.x, length: box.width });
const extentY = (box: Box): Extent => ({ start: box.y, length: box.height });
const middleOf = (extent: Extent): number => extent.start + extent.length / 2;

/**
 * Along one axis: the box in the middle, or as much of it around `anchor` as there is room for;
 * then no further than the ends of the whole, which itself stands in the middle when it fits.
 */
function shift(panePx: number, zoom: number, whole: Extent, box: Extent, anchor: number): number {
  const room = (panePx - 2 * PADDING_PX) / zoom;
  const middle = within(room, whole, within(room, box, anchor));
  return panePx / 2 - middle * zoom;
}

/** The middle of a view as wide as `room` that stays inside an extent, as near to `wanted` as it can. */
function within(room: number, { start, length }: Extent, wanted: number): number {
  if (length <= room) return start + length / 2;
  return Math.min(Math.max(wanted, start + room / 2), start + length - room / 2);
}
