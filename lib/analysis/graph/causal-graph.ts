import type { NodeIndex } from "@/lib/analysis/trace/assembled-trace";

import type { KernelMark } from "./kernel-marks";

/** What a failing node is to the failure: where it began, passed on, swallowed or tried again. */
export type FailureClass = "origin" | "propagated" | "suppressed" | "retried";

export type GraphNodeKind = "span" | "group" | "peer" | "missing-parent";
export type GraphEdgeKind = "call" | "link" | "happens-before" | "retry-of" | "resource-conflict";

export interface GraphNode {
  /** Stable for the same trace: derived from the first span's id. */
  readonly id: string;
  readonly kind: GraphNodeKind;
  /** Trace nodes it stands for; empty for an inferred peer. */
  readonly members: readonly NodeIndex[];
  readonly service: string;
  readonly name: string;
  /** What failed, in a few words (`502`, `TypeError: ...`, `deadline exceeded`); null when nothing did. */
  readonly failure: string | null;
  readonly class: FailureClass | null;
  readonly errorCount: number;
  /** Longest of its members. */
  readonly durationNano: bigint;
  /** What the kernel did for it, the same things together. */
  readonly kernel: readonly KernelMark[];
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: GraphEdgeKind;
  /** Where the edge comes from, in words a person can check (`parentSpanId`, `link of span ...`). */
  readonly provenance: string;
}

/** Nodes left out to stay within the limits, standing behind one that is shown. */
export interface GraphFold {
  readonly id: string;
  readonly into: string;
  readonly nodeCount: number;
  readonly errorCount: number;
  readonly reason: string;
}

export interface CausalGraph {
  readonly status: "ok" | "degraded" | "failed";
  readonly reasons: readonly string[];
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly folded: readonly GraphFold[];
}
