import type { GraphLayout, Point } from "./layout-graph";
import type { GraphNodeView } from "./to-graph-view";

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export interface Viewport extends Point {
  readonly zoom: number;
}

/** Below this the 12 px text is smaller than 8 px: specks. */
export const MIN_READABLE_ZOOM = 0.7;
export const MAX_ZOOM = 1.1;

export type GraphFocus = "failure" | "all";

/** The box around some nodes; null when none of them has a place. */
export function boxAround(
  nodes: readonly Pick<GraphNodeView, "id" | "width" | "height">[],
  layout: GraphLayout,
): Box | null {
  const placed = nodes.flatMap((node) => {
    const at = layout.positions[node.id];
    return at ? [{ ...at, right: at.x + node.width, bottom: at.y + node.height }] : [];
  });
  if (placed.length === 0) return null;
  const x = Math.min(...placed.map((place) => place.x));
  const y = Math.min(...placed.map((place) => place.y));
  return {
    x,
    y,
    width: Math.max(...placed.map((place) => place.right)) - x,
    height: Math.max(...placed.map((place) => place.bottom)) - y,
  };
}

/** The nodes to look at: those that failed (where it began first), else all of them. */
export function focusNodes(
  nodes: readonly GraphNodeView[],
  focus: GraphFocus,
): readonly GraphNodeView[] {
  const failing = nodes.filter((node) => node.failure !== null || node.errorNote !== null);
  return focus === "all" || failing.length === 0 ? nodes : failing;
}

/**
 * The viewport that shows a box in a pane. When the box does not fit at a readable zoom the zoom
 * stays readable and `anchor` (where it began) is put in the middle instead.
 */
export function viewportFor(
  box: Box,
  pane: { readonly width: number; readonly height: number },
  anchor: Box | null,
  paddingPx = 20,
): Viewport {
  const zoomX = (pane.width - 2 * paddingPx) / Math.max(box.width, 1);
  const zoomY = (pane.height - 2 * paddingPx) / Math.max(box.height, 1);
  const zoom = Math.min(Math.max(Math.min(zoomX, zoomY), MIN_READABLE_ZOOM), MAX_ZOOM);
  const middle = Math.min(zoomX, zoomY) < MIN_READABLE_ZOOM && anchor !== null ? anchor : box;
  return {
    x: pane.width / 2 - (middle.x + middle.width / 2) * zoom,
    y: pane.height / 2 - (middle.y + middle.height / 2) * zoom,
    zoom,
  };
}
