import type { DivergenceReport } from "@/lib/analysis/divergence/divergence";
import { findDivergence } from "@/lib/analysis/divergence/find-divergence";
import { buildCausalGraph, CAUSAL_GRAPH_LIMITS } from "@/lib/analysis/graph/build-causal-graph";
import type { OrderOf } from "@/lib/analysis/graph/causal-edges";
import type { CausalGraph } from "@/lib/analysis/graph/causal-graph";
import type { AssembledTrace, NodeIndex } from "@/lib/analysis/trace/assembled-trace";
import { computeCriticalPath } from "@/lib/analysis/trace/compute-critical-path";
import { orderOfStarts } from "@/lib/analysis/trace/order-of-starts";
import type { ClockChoice } from "@/lib/analysis/trace/trace-clock";
import type { DivergenceDto, GraphDto } from "@/lib/domain/contracts/trace";
import type { TraceId } from "@/lib/domain/ids";
import type { ServiceContext } from "../context";
import { findKernelEventsOfTrace } from "../kernel/find-kernel-events-of-trace";
import { toKernelFindings } from "../kernel/to-kernel-findings";
import { loadNeighbours, type Neighbours } from "./load-neighbours";
import { loadTrace } from "./load-trace";
import { sliceGraph } from "./slice-graph";
import { toClockDto } from "./to-clock-dto";

export interface TraceGraphOptions {
  /** Ids of folds and groups to open. */
  readonly open?: readonly string[];
  readonly clock?: ClockChoice;
}

/**
 * The causal graph of a trace, with the slice of its failure, or of its latency, and where it departs
 * from the healthy traces of its incident, all by the same choice of clock.
 * @throws `not_found`, `too_large_to_compute`
 */
export async function getTraceGraph(
  ctx: Pick<ServiceContext, "db" | "scope">,
  traceId: TraceId,
  { open = [], clock: choice }: TraceGraphOptions = {},
): Promise<GraphDto> {
  const [clocked, neighbours] = await Promise.all([
    loadTrace(ctx, traceId, choice),
    loadNeighbours(ctx, traceId, choice === undefined ? {} : { clock: choice }),
  ]);
  const { trace, clock } = clocked;
  const spans = trace.nodes.flatMap((node) => (node.kind === "span" ? [node.span] : []));
  const found = await findKernelEventsOfTrace(ctx, traceId, spans);
  const kernel = toKernelFindings(found, trace);
  const orderOf: OrderOf = (a, b) => orderOfStarts(clocked, a, b);
  const graph = buildCausalGraph(trace, { ...CAUSAL_GRAPH_LIMITS, open, orderOf, kernel });
  return {
    status: graph.status,
    reasons: [...graph.reasons],
    clock: toClockDto(clock),
    nodes: toNodes(graph, trace, criticalNodes(trace)),
    edges: graph.edges.map((edge) => ({ ...edge })),
    slice: sliceGraph({ graph, trace, kernel }, neighbours),
    ...toComparison(trace, neighbours),
    folded: graph.folded.map((fold) => ({ ...fold })),
  };
}

function criticalNodes(trace: AssembledTrace): ReadonlySet<NodeIndex> {
  return new Set(computeCriticalPath(trace).sections.map(({ node }) => node));
}

function toNodes(
  graph: CausalGraph,
  trace: AssembledTrace,
  critical: ReadonlySet<NodeIndex>,
): GraphDto["nodes"] {
  return graph.nodes.map(({ members, durationNano, kernel, ...node }) => ({
    ...node,
    kernel: kernel.map((mark) => ({ ...mark, anchors: [...mark.anchors] })),
    isCritical: members.some((member) => critical.has(member)),
    spanIds: members.flatMap((member) => trace.nodes[member]?.id ?? []),
    durationNano: String(durationNano),
  }));
}

function toComparison(
  trace: AssembledTrace,
  neighbours: Neighbours | null,
): Pick<GraphDto, "divergences" | "comparison"> {
  if (neighbours === null) return { divergences: [], comparison: null };
  const report = findDivergence(trace, neighbours.healthy);
  const reasons = [...report.reasons, ...neighbours.reasons];
  return {
    divergences: toDivergences(trace, report),
    comparison: {
      status: report.status === "ok" && reasons.length > 0 ? "degraded" : report.status,
      reasons,
      references: report.references.flatMap(({ traceId, distance }) =>
        traceId === null ? [] : [{ traceId, distance }],
      ),
    },
  };
}

function toDivergences(
  trace: AssembledTrace,
  { divergences, earliest, deepest }: DivergenceReport,
): DivergenceDto[] {
  return divergences.map((divergence) => {
    const { nodes, atUnixNano, path, ...rest } = divergence;
    return {
      ...rest,
      path: path.map((step) => ({ ...step })),
      spanIds: nodes.flatMap((node) => trace.nodes[node]?.id ?? []),
      atUnixNano: String(atUnixNano),
      isEarliest: divergence === earliest,
      isDeepest: divergence === deepest,
    };
  });
}
