import type { CausalGraph } from "@/lib/analysis/graph/causal-graph";
import type { KernelFindings } from "@/lib/analysis/graph/kernel-marks";
import { computeLatencySlice } from "@/lib/analysis/slice/compute-latency-slice";
import { computeSlice, type Slice } from "@/lib/analysis/slice/compute-slice";
import { countHealing } from "@/lib/analysis/slice/count-healing";
import { countSpeedups } from "@/lib/analysis/slice/count-speedups";
import { findSlowness, learnLatency } from "@/lib/analysis/slice/learn-latency";
import { learnTolerance } from "@/lib/analysis/slice/learn-tolerance";
import type { AssembledTrace, NodeIndex } from "@/lib/analysis/trace/assembled-trace";
import { operationKey } from "@/lib/analysis/trace/operation-key";
import type { GraphDto } from "@/lib/domain/contracts/trace";
import { kernelReach } from "../kernel/to-kernel-findings";
import type { Neighbours } from "./load-neighbours";

interface Sliced {
  readonly graph: CausalGraph;
  readonly trace: AssembledTrace;
  readonly kernel: KernelFindings;
}

/**
 * What the failure of a trace needed, and what the kernel saw to be behind it; where nothing failed
 * that anybody noticed, what made it slow beside healthy traces. Null when it was neither.
 */
export function sliceGraph(sliced: Sliced, neighbours: Neighbours | null): GraphDto["slice"] {
  const tolerated = neighbours === null ? undefined : learnTolerance(neighbours.healthy);
  const slice = computeSlice(sliced.trace, tolerated === undefined ? {} : { tolerated });
  return slice.status === "failed"
    ? sliceLatency(sliced, neighbours)
    : sliceFailure(sliced, slice, neighbours, tolerated);
}

function sliceFailure(
  sliced: Sliced,
  slice: Slice,
  neighbours: Neighbours | null,
  tolerated: ReadonlyMap<string, number> | undefined,
): GraphDto["slice"] {
  const { trace } = sliced;
  const known = { symptom: "failure" as const, nodeIds: nodeIdsOf(sliced, slice.nodes) };
  if (neighbours === null) return { ...known, heals: null, of: null };
  const causes = slice.causes.flatMap((index) => {
    const node = trace.nodes[index];
    return node?.kind === "span" ? [operationKey(node.span)] : [];
  });
  const failing = [trace, ...neighbours.failing];
  return { ...known, ...countHealing(failing, new Set(causes), tolerated) };
}

function sliceLatency(sliced: Sliced, neighbours: Neighbours | null): GraphDto["slice"] {
  if (neighbours === null) return null;
  const { trace } = sliced;
  const usual = learnLatency(neighbours.healthy);
  const slowness = findSlowness(trace, usual);
  if (slowness === null) return null;
  const slice = computeLatencySlice(trace, slowness);
  if (slice.status === "failed") return null;
  const slow = countSpeedups([trace, ...neighbours.failing], new Set(slice.operations), usual);
  return {
    symptom: "latency",
    nodeIds: nodeIdsOf(sliced, waitingFor(trace, slice.nodes)),
    ...slow,
  };
}

/** The nodes, and their callers, which waited for them. O(n). */
function waitingFor(trace: AssembledTrace, nodes: readonly NodeIndex[]): ReadonlySet<NodeIndex> {
  const waiting = new Set<NodeIndex>();
  for (const node of nodes) {
    for (let at = node; at >= 0 && !waiting.has(at); at = trace.nodes[at]?.parent ?? -1) {
      waiting.add(at);
    }
  }
  return waiting;
}

function nodeIdsOf({ graph, kernel }: Sliced, nodes: Iterable<NodeIndex>): string[] {
  const inSlice = new Set(nodes);
  const reached = kernelReach(graph.nodes, graph.edges, kernel, inSlice);
  return graph.nodes
    .filter(({ id, members }) => reached.has(id) || members.some((one) => inSlice.has(one)))
    .map(({ id }) => id);
}
