import type { Point } from "./layout-graph";

/**
 * An SVG path through the bends of an edge: straight ends, a rounded corner at each bend
 * (a quadratic curve from the middle of one stretch to the middle of the next).
 */
export function edgePath(points: readonly Point[]): string {
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (!first || !last) return "";
  const bends = rest.slice(0, -1);
  const curves = bends.map((bend, index) => {
    const next = rest[index + 1] ?? last;
    const end = index === bends.length - 1 ? last : middle(bend, next);
    return `Q${at(bend)} ${at(end)}`;
  });
  return curves.length === 0 ? `M${at(first)} L${at(last)}` : `M${at(first)} ${curves.join(" ")}`;
}

function middle(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function at({ x, y }: Point): string {
  return `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`;
}
