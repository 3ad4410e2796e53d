import type { AssembledTrace } from "@/lib/analysis/trace/assembled-trace";
import type { NodeTimes } from "@/lib/analysis/trace/relative-times";
import type { ClassifiedFailures } from "./classify-failures";
import type { ResourceConflict } from "./find-conflicts";
import type { FoldedVertices } from "./fold-vertices";
import type { GraphVertices } from "./graph-vertices";
import type { GroupedNodes } from "./group-nodes";
import type { InferredPeer } from "./infer-peers";
import type { KernelMark } from "./kernel-marks";

/** What a graph is made of, before anything is folded. */
export interface UnfoldedParts {
  readonly trace: AssembledTrace;
  readonly times: NodeTimes;
  readonly classified: ClassifiedFailures;
  readonly conflicts: readonly ResourceConflict[];
  readonly grouped: GroupedNodes;
  readonly peers: readonly InferredPeer[];
  readonly vertices: GraphVertices;
  /** By vertex. */
  readonly kernel: ReadonlyMap<number, readonly KernelMark[]>;
}

export interface GraphParts extends UnfoldedParts {
  readonly folded: FoldedVertices;
}
