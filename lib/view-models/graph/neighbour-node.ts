import type { Box } from "./edge-curve";
import type { GraphLayout } from "./layout-graph";

export type Direction = "left" | "right" | "up" | "down";

/**
 * The node next to another in a direction, as arrow keys move: the nearest that lies wholly that
 * way, distance across counting double so that a step stays in its line. Null at the edge.
 */
export function neighbourNode(
  layout: GraphLayout,
  fromId: string,
  direction: Direction,
): string | null {
  const from = layout.boxes[fromId];
  if (from === undefined) return Object.keys(layout.boxes)[0] ?? null;
  let best: { id: string; cost: number } | null = null;
  for (const [id, box] of Object.entries(layout.boxes)) {
    const { gap, across } = relation(from, box, direction);
    const cost = gap + 2 * Math.abs(across);
    if (gap >= 0 && (best === null || cost < best.cost)) best = { id, cost };
  }
  return best?.id ?? null;
}

/** The free space between two boxes along a direction (negative: not that way), and how far aside. */
function relation(from: Box, to: Box, direction: Direction): { gap: number; across: number } {
  const dx = to.x + to.width / 2 - (from.x + from.width / 2);
  const dy = to.y + to.height / 2 - (from.y + from.height / 2);
  switch (direction) {
    case "left":
      return { gap: from.x - (to.x + to.width), across: dy };
    case "right":
      return { gap: to.x - (from.x + from.width), across: dy };
    case "up":
      return { gap: from.y - (to.y + to.height), across: dx };
    case "down":
      return { gap: to.y - (from.y + from.height), across: dx };
  }
}
