import type { GraphDto } from "@/lib/domain/contracts/trace";
import { formatCount, formatCountOf, formatTimes } from "@/lib/view-models/format/format-count";
import { formatDuration } from "@/lib/view-models/format/format-duration";
import { nodeSize } from "./node-size";

type NodeDto = GraphDto["nodes"][number];
export type GraphEdgeKind = GraphDto["edges"][number]["kind"];
export type FailureClass = NonNullable<NodeDto["class"]>;

/** A node as it is drawn: its lines of text, its mark, and the box that holds them. */
export interface GraphNodeView {
  readonly id: string;
  readonly kind: NodeDto["kind"];
  readonly spanIds: readonly string[];
  readonly service: string;
  readonly operation: string;
  /** `origin · 502`: what the node is to the failure, and what failed. */
  readonly failure: string | null;
  readonly failureClass: FailureClass | null;
  /** `×12`, for a group of equal siblings. */
  readonly times: string | null;
  /** `3 of 12 failed`, where a group failed in part. */
  readonly errorNote: string | null;
  /** What is folded behind it: `7 folded, 2 failed`. */
  readonly foldNote: string | null;
  /** Ids that open what stands behind it: its folds, and itself when it is a group. */
  readonly openIds: readonly string[];
  /** `first divergence`: where the trace departs from healthy ones. */
  readonly divergenceNote: string | null;
  /** `▲ connect → 127.0.0.1:5432 refused ×3`: what the kernel did for it, the gravest first. */
  readonly kernelNote: string | null;
  /** Everything that the kernel did for it, a line each. */
  readonly kernelLines: readonly string[];
  /** The failure needed it. */
  readonly inSlice: boolean;
  /** Null for nodes without spans of their own. */
  readonly duration: string | null;
  readonly width: number;
  readonly height: number;
}

export interface GraphEdgeView {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: GraphEdgeKind;
  readonly provenance: string;
  /** Both ends failed: the way the failure took. */
  readonly carriesFailure: boolean;
  /** A call whose both ends are on the critical path. */
  readonly isCritical: boolean;
}

export interface GraphView {
  readonly status: GraphDto["status"];
  readonly reasons: readonly string[];
  /** `clocks adjusted`, or that raw times are shown though clocks are off; null when none is. */
  readonly clockNote: string | null;
  readonly nodes: readonly GraphNodeView[];
  readonly edges: readonly GraphEdgeView[];
  readonly edgeKinds: readonly GraphEdgeKind[];
  readonly foldedCount: number;
  /** `heals 13 of 13 failing traces`: what removing the causes of the slice would do. Null without a slice. */
  readonly sliceNote: string | null;
  readonly hasCriticalPath: boolean;
}

/** The causal graph as it is drawn, before it has places. Edges to nodes not given are left out. */
export function toGraphView(graph: GraphDto): GraphView {
  const failing = new Set(graph.nodes.filter((node) => node.failure !== null).map(({ id }) => id));
  const known = new Set(graph.nodes.map((node) => node.id));
  const critical = new Set(graph.nodes.filter((node) => node.isCritical).map(({ id }) => id));
  const edges = graph.edges
    .filter((edge) => known.has(edge.from) && known.has(edge.to))
    .map((edge, index) => ({
      ...edge,
      id: `e${index}`,
      carriesFailure: failing.has(edge.from) && failing.has(edge.to),
      isCritical: edge.kind === "call" && critical.has(edge.from) && critical.has(edge.to),
    }));
  return {
    status: graph.status,
    reasons: graph.reasons,
    clockNote: clockNoteOf(graph.clock),
    nodes: graph.nodes.map((node) => toNodeView(node, graph)),
    edges,
    edgeKinds: [...new Set(edges.map((edge) => edge.kind))],
    foldedCount: graph.folded.reduce((sum, fold) => sum + fold.nodeCount, 0),
    sliceNote: sliceNoteOf(graph.slice),
    hasCriticalPath: edges.some((edge) => edge.isCritical),
  };
}

function sliceNoteOf(slice: GraphDto["slice"]): string | null {
  if (slice === null) return null;
  if (slice.heals === null || slice.of === null) return "what the failure needed";
  const healed = slice.symptom === "failure" ? "failing trace" : "slow trace";
  return `heals ${slice.heals} of ${formatCountOf(slice.of, healed)}`;
}

function clockNoteOf({ off, shown }: GraphDto["clock"]): string | null {
  if (off.length === 0) return null;
  return shown === "adjusted" ? "clocks adjusted" : "raw times, clocks are off";
}

function toNodeView(node: NodeDto, graph: GraphDto): GraphNodeView {
  const folds = graph.folded.filter((fold) => fold.into === node.id);
  const count = node.spanIds.length;
  const text = {
    service: node.service || serviceless(node),
    operation: node.name,
    failure: failureLine(node),
    times: node.kind === "group" ? formatTimes(count) : null,
    errorNote: partlyFailed(node) ? `${node.errorCount} of ${count} failed` : null,
    foldNote: foldNoteOf(folds),
    divergenceNote: divergenceNoteOf(node, graph.divergences),
    kernelNote: kernelNoteOf(node),
    duration: count > 0 ? formatDuration(Number(node.durationNano)) : null,
  };
  return {
    id: node.id,
    kind: node.kind,
    spanIds: node.spanIds,
    failureClass: node.class,
    openIds: [...folds.map(({ id }) => id), ...(node.kind === "group" ? [node.id] : [])],
    inSlice: graph.slice?.nodeIds.includes(node.id) ?? false,
    kernelLines: node.kernel.map(kernelLine),
    ...text,
    ...nodeSize(text),
  };
}

/** Of what is surely its own; the rest is told in the title. */
function kernelNoteOf({ kernel }: NodeDto): string | null {
  const [first, ...more] = kernel.filter(({ sure }) => sure);
  if (first === undefined) return null;
  return more.length === 0 ? kernelLine(first) : `${kernelLine(first)} +${more.length}`;
}

function kernelLine({ words, count, failed, sure }: NodeDto["kernel"][number]): string {
  const times = count === 1 ? "" : ` ${formatTimes(count)}`;
  return `${failed ? "▲" : "△"} ${words}${times}${sure ? "" : " (in this process)"}`;
}

function divergenceNoteOf(
  { spanIds }: NodeDto,
  divergences: GraphDto["divergences"],
): string | null {
  const here = divergences.filter((one) => one.spanIds.some((id) => spanIds.includes(id)));
  if (here.some(({ isEarliest }) => isEarliest)) return "first divergence";
  return here.some(({ isDeepest }) => isDeepest) ? "deepest divergence" : null;
}

function failureLine({ failure, class: failureClass }: NodeDto): string | null {
  if (failure === null) return failureClass;
  return failureClass === null ? failure : `${failureClass} · ${failure}`;
}

function partlyFailed(node: NodeDto): boolean {
  return node.kind === "group" && node.errorCount > 0;
}

function serviceless(node: NodeDto): string {
  switch (node.kind) {
    case "missing-parent":
      return "not received";
    case "peer":
      return "unobserved peer";
    case "span":
    case "group":
      return "unknown service";
  }
}

function foldNoteOf(folds: GraphDto["folded"]): string | null {
  if (folds.length === 0) return null;
  const nodes = folds.reduce((sum, fold) => sum + fold.nodeCount, 0);
  const errors = folds.reduce((sum, fold) => sum + fold.errorCount, 0);
  const folded = `+${formatCount(nodes)} folded`;
  return errors > 0 ? `${folded}, ${formatCount(errors)} failed` : folded;
}
