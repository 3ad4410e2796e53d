import type { GraphLayout } from "./layout-graph";
import type { GraphEdgeView, GraphNodeView, GraphView } from "./to-graph-view";

/** Colours of the drawing, as the page has them now. */
export interface GraphColours {
  readonly ground: string;
  readonly panel: string;
  readonly line: string;
  readonly ink: string;
  readonly inkQuiet: string;
  readonly error: string;
  readonly font: string;
}

const MARGIN_PX = 16;
const LINE_PX = 17;
const DASHES: Readonly<Record<GraphEdgeView["kind"], string>> = {
  call: "",
  link: "7 4",
  "happens-before": "1.5 4",
  "retry-of": "9 3 1.5 3",
  "resource-conflict": "3 3",
};

/** The whole graph as a picture of its own, in the places it has on the page. */
export function toGraphSvg(view: GraphView, layout: GraphLayout, colours: GraphColours): string {
  const boxes = view.nodes.flatMap((node) => layout.boxes[node.id] ?? []);
  const left = Math.min(0, ...boxes.map((box) => box.x)) - MARGIN_PX;
  const top = Math.min(0, ...boxes.map((box) => box.y)) - MARGIN_PX;
  const width = Math.max(0, ...boxes.map((box) => box.x + box.width)) + MARGIN_PX - left;
  const height = Math.max(0, ...boxes.map((box) => box.y + box.height)) + MARGIN_PX - top;
  const area = `${left} ${top} ${width} ${height}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${area}" font-family="${escapeXml(colours.font)}" font-size="12">`,
    `<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto" markerUnits="userSpaceOnUse"><path d="M0 0L8 4L0 8Z" fill="${colours.ink}"/></marker></defs>`,
    `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${colours.ground}"/>`,
    ...view.edges.map((edge) => toEdge(edge, layout.paths[edge.id], colours)),
    ...view.nodes.map((node) => toNode(node, layout, colours)),
    "</svg>",
  ].join("\n");
}

function toEdge(edge: GraphEdgeView, path: string | undefined, colours: GraphColours): string {
  if (path === undefined) return "";
  const width = edge.isCritical ? 3.5 : edge.carriesFailure ? 2.25 : 1.25;
  const stroke = edge.carriesFailure ? colours.ink : colours.inkQuiet;
  return `<path d="${path}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-dasharray="${DASHES[edge.kind]}" marker-end="url(#arrow)"><title>${escapeXml(`${edge.kind}: ${edge.provenance}`)}</title></path>`;
}

function toNode(node: GraphNodeView, layout: GraphLayout, colours: GraphColours): string {
  const box = layout.boxes[node.id];
  if (box === undefined) return "";
  const failed = node.failure !== null;
  const stroke = failed ? colours.error : colours.line;
  const strokeWidth = node.failureClass === "origin" ? 2 : 1;
  const title = `${failed ? "✕ " : ""}${node.service}${node.times === null ? "" : ` ${node.times}`}`;
  const lines = [
    node.operation,
    node.failure,
    node.errorNote,
    node.kernelNote,
    diamond(node),
    node.foldNote,
  ];
  const texts = lines.filter((line) => line !== null && line !== "");
  return [
    `<g><rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" rx="6" fill="${colours.panel}" stroke="${stroke}" stroke-width="${strokeWidth}"/>`,
    toText(title, box, 0, failed ? colours.error : colours.ink, "600"),
    ...texts.map((line, index) => toText(line ?? "", box, index + 1, colours.inkQuiet, "400")),
    "</g>",
  ].join("");
}

function diamond({ divergenceNote }: GraphNodeView): string | null {
  return divergenceNote === null ? null : `◇ ${divergenceNote}`;
}

/** Text is cut to its box by its length: a picture has no ellipsis of its own. */
function toText(
  text: string,
  box: { readonly x: number; readonly y: number; readonly width: number },
  line: number,
  fill: string,
  weight: string,
): string {
  const room = Math.max(1, Math.floor((box.width - 20) / 6.6));
  const shown = text.length <= room ? text : `${text.slice(0, room - 1)}…`;
  return `<text x="${box.x + 10}" y="${box.y + 17 + line * LINE_PX}" fill="${fill}" font-weight="${weight}">${escapeXml(shown)}</text>`;
}

function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
