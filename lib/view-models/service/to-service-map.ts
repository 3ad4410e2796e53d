import type { ServiceMapDto } from "@/lib/domain/contracts/service";
import { layoutGraph } from "../graph/layout-graph";
import { formatRed, type RedText } from "./format-red";

export interface MapNode {
  readonly id: string;
  readonly name: string;
  /** Null of a peer: it sent no spans of its own and has no page. */
  readonly href: string | null;
  readonly text: RedText | null;
  readonly isFailing: boolean;
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
const MOST_NODES = 60;
const WIDEST_PX = 5;

/** The map of services, callers left of what they call. */
export function toServiceMap(map: ServiceMapDto, windowSeconds: number): ServiceMapView {
  const services = new Map(map.items.map((item) => [item.name, item]));
  const ids = [
    ...new Set([...services.keys(), ...map.calls.flatMap(({ from, to }) => [from, to])]),
  ];
  const drawn = ids.slice(0, MOST_NODES);
  const calls = map.calls.filter(({ from, to }) => drawn.includes(from) && drawn.includes(to));
  const layout = layoutGraph({
    nodes: drawn.map((id) => ({
      id,
      width: NODE_WIDTH_PX,
      height: NODE_HEIGHT_PX,
      tier: (services.get(id)?.failed ?? 0) > 0 ? 1 : 2,
    })),
    edges: calls.map(({ from, to }) => ({ id: edgeId(from, to), from, to, ranks: true })),
  });
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
      x: (box?.x ?? 0) + MARGIN_PX,
      y: (box?.y ?? 0) + MARGIN_PX,
    };
  });
  return {
    nodes,
    edges: calls.flatMap((call): MapEdge[] => {
      const id = edgeId(call.from, call.to);
      const path = layout.paths[id];
      if (path === undefined) return [];
      const { rate, errors, p95 } = formatRed(call, callSeconds);
      return [
        {
          id,
          path,
          label: `${call.from} → ${call.to}: ${rate}, ${errors} failed, p95 ${p95}`,
          isFailing: call.failed > 0,
          widthPx: 1 + (WIDEST_PX - 1) * (Math.log1p(call.total) / Math.log1p(busiest)),
        },
      ];
    }),
    widthPx: Math.max(0, ...nodes.map(({ x }) => x + NODE_WIDTH_PX)) + MARGIN_PX,
    heightPx: Math.max(0, ...nodes.map(({ y }) => y + NODE_HEIGHT_PX)) + MARGIN_PX,
    leftOut: ids.length - drawn.length,
  };
}

/** How long the stretch is in which calls were looked at. */
export function secondsOfCalls({ callsFrom, to }: Pick<ServiceMapDto, "callsFrom" | "to">): number {
  return Math.max(1, (Date.parse(to) - Date.parse(callsFrom)) / 1_000);
}

function edgeId(from: string, to: string): string {
  return JSON.stringify([from, to]);
}
