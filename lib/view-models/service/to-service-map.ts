import type { ServiceMapDto } from "@/lib/domain/contracts/service";
import { edgeMiddle } from "../graph/edge-curve";
import { layoutGraph } from "../graph/layout-graph";
import { type CallMark, formatShare, LEAST_SHARE, marksWidthPx, toCallMarks } from "./call-marks";
import { formatRed, type RedText } from "./format-red";
import { secondsOfCalls } from "./seconds-of-calls";

export interface MapNode {
  readonly id: string;
  readonly name: string;
  /** Null of a peer: it sent no spans of its own and has no page. */
  readonly href: string | null;
  readonly text: RedText | null;
  readonly isFailing: boolean;
  /** The share of the time of whole requests that was spent here, called by others: 0 to 1. */
  readonly share: number;
  readonly shareText: string | null;
  readonly x: number;
  readonly y: number;
}

export interface MapEdge {
  readonly id: string;
  readonly path: string;
  /** `gateway → cart: 12/min, 3.2 % failed, p95 41 ms`. */
  readonly label: string;
  readonly isFailing: boolean;
  readonly widthPx: number;
  /** What is drawn on the line; empty where there is nothing to tell. */
  readonly marks: readonly CallMark[];
  /** Where they stand. */
  readonly x: number;
  readonly y: number;
}

export interface ServiceMapView {
  readonly nodes: readonly MapNode[];
  readonly edges: readonly MapEdge[];
  readonly widthPx: number;
  readonly heightPx: number;
  /** Nodes that are not drawn: more would be a tangle. */
  readonly leftOut: number;
}

export const NODE_WIDTH_PX = 176;
export const NODE_HEIGHT_PX = 46;
const MARGIN_PX = 16;
/** Between columns, where no call has marks. */
const LEAST_GAP_PX = 40;
/** Beside the marks of a call, for its line to be seen. */
const BESIDE_MARKS_PX = 12;
const MOST_NODES = 60;
const WIDEST_PX = 5;
const MARKS_HEIGHT_PX = 20;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The map of services, callers left of what they call. */
export function toServiceMap(map: ServiceMapDto, windowSeconds: number): ServiceMapView {
  const services = new Map(map.items.map((item) => [item.name, item]));
  const ids = [
    ...new Set([...services.keys(), ...map.calls.flatMap(({ from, to }) => [from, to])]),
  ];
  const drawn = ids.slice(0, MOST_NODES);
  const calls = map.calls.filter(({ from, to }) => drawn.includes(from) && drawn.includes(to));
  const gapPx = Math.max(
    LEAST_GAP_PX,
    ...calls.map((call) => marksWidthPx(toCallMarks(call)) + BESIDE_MARKS_PX),
  );
  const layout = layoutGraph(
    {
      nodes: drawn.map((id) => ({
        id,
        width: NODE_WIDTH_PX,
        height: NODE_HEIGHT_PX,
        tier: (services.get(id)?.failed ?? 0) > 0 ? 1 : 2,
      })),
      edges: calls.map(({ from, to }) => ({ id: edgeId(from, to), from, to, ranks: true })),
    },
    gapPx,
  );
  const callSeconds = secondsOfCalls(map);
  const busiest = Math.max(1, ...calls.map(({ total }) => total));
  const nodes = drawn.map((id): MapNode => {
    const service = services.get(id);
    const box = layout.boxes[id];
    return {
      id,
      name: id,
      href: service === undefined ? null : `/services/${encodeURIComponent(id)}`,
      text: service === undefined ? null : formatRed(service, windowSeconds),
      isFailing: (service?.failed ?? 0) > 0,
      ...shareOf(id, map.calls),
      x: (box?.x ?? 0) + MARGIN_PX,
      y: (box?.y ?? 0) + MARGIN_PX,
    };
  });
  const taken: Point[] = [];
  return {
    nodes,
    edges: calls.flatMap((call): MapEdge[] => {
      const id = edgeId(call.from, call.to);
      const [path, from, to] = [layout.paths[id], layout.boxes[call.from], layout.boxes[call.to]];
      if (path === undefined || from === undefined || to === undefined) return [];
      const { rate, errors, p95 } = formatRed(call, callSeconds);
      const marks = toCallMarks(call);
      const words = [`${rate}, ${errors} failed, p95 ${p95}`, ...marks.map(({ note }) => note)];
      const middle = edgeMiddle(from, to, gapPx);
      return [
        {
          id,
          path,
          label: `${call.from} → ${call.to}: ${words.join("; ")}`,
          isFailing: call.failed > 0,
          widthPx: 1 + (WIDEST_PX - 1) * (Math.log1p(call.total) / Math.log1p(busiest)),
          marks,
          ...(marks.length === 0 ? middle : placeApart(middle, taken, gapPx)),
        },
      ];
    }),
    widthPx: Math.max(0, ...nodes.map(({ x }) => x + NODE_WIDTH_PX)) + MARGIN_PX,
    heightPx: Math.max(0, ...nodes.map(({ y }) => y + NODE_HEIGHT_PX)) + MARGIN_PX,
    leftOut: ids.length - drawn.length,
  };
}

/** Of a service that others call; the shares of its calls add up. */
function shareOf(id: string, calls: ServiceMapDto["calls"]): Pick<MapNode, "share" | "shareText"> {
  const share = calls
    .filter(({ to }) => to === id)
    .reduce((sum, { criticalShare }) => sum + (criticalShare ?? 0), 0);
  return { share, shareText: share < LEAST_SHARE ? null : formatShare(share) };
}

/** Where lines cross, their marks would lie on each other: the later ones stand below. */
function placeApart({ x, y }: Point, taken: Point[], gapPx: number): Point {
  const isFree = (at: number) =>
    taken.every((one) => Math.abs(one.x - x) >= gapPx || Math.abs(one.y - at) >= MARKS_HEIGHT_PX);
  let at = y;
  while (!isFree(at)) at += MARKS_HEIGHT_PX;
  taken.push({ x, y: at });
  return { x: x + MARGIN_PX, y: at + MARGIN_PX };
}

function edgeId(from: string, to: string): string {
  return JSON.stringify([from, to]);
}
