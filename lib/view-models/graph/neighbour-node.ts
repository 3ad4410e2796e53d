import type { GraphLayout } from "./layout-graph";

export type Direction = "left" | "right" | "up" | "down";

/**
 * The node next to another in a direction, as arrow keys move: the nearest whose middle lies that
 * way, distance across counting double so that a step stays in its line. Null at the edge.
 */
export function neighbourNode(
  layout: GraphLayout,
  fromId: string,
  direction: Direction,
): string | null {
  const middles = Object.entries(layout.boxes).map(([id, box]) => ({
    id,
    x: box.x + box.width / 2,
    y: box.y + box.height / 2,
  }));
  const from = middles.find((node) => node.id === fromId);
  if (!from) return middles[0]?.id ?? null;
  let best: { id: string; cost: number } | null = null;
  for (const node of middles) {
    const { along, across } = project(node.x - from.x, node.y - from.y, direction);
    const cost = along + 2 * Math.abs(across);
    if (along > 1 && (best === null || cost < best.cost)) best = { id: node.id, cost };
  }
  return best?.id ?? null;
}

function project(dx: number, dy: number, direction: Direction): { along: number; across: number } {
  switch (direction) {
    case "left":
      return { along: -dx, across: dy };
    case "right":
      return { along: dx, across: dy };
    case "up":
      return { along: -dy, across: dx };
    case "down":
      return { along: dy, across: dx };
  }
}
