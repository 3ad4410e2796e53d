import type { SpanId, TraceId } from "@/lib/domain/ids";
import type { Span } from "@/lib/domain/span";

/** Position of a node in `AssembledTrace.nodes`. */
export type NodeIndex = number;

interface NodeBase {
  readonly index: NodeIndex;
  /** Unique in the trace: the span id, `<spanId>~2` for a second span of the same id, `missing:<spanId>`. */
  readonly id: string;
  /** -1 for a root. */
  readonly parent: NodeIndex;
  /** By start, then by end descending, then by id. */
  readonly children: readonly NodeIndex[];
  readonly depth: number;
  /** Nodes below this one, not counting itself. Pre-order: they follow it immediately. */
  readonly descendantCount: number;
  readonly startUnixNano: bigint;
  /** Never before the start; inferred for unfinished spans and synthetic nodes. */
  readonly endUnixNano: bigint;
}

export interface SpanNode extends NodeBase {
  readonly kind: "span";
  readonly span: Span;
  /** The end was not exported (or lay before the start, or out of range) and was inferred. */
  readonly endInferred: boolean;
  /** Exact copies of this span that were dropped. */
  readonly duplicateCount: number;
}

/** Stands for a parent that was named but not received; keeps its children together. */
export interface MissingParentNode extends NodeBase {
  readonly kind: "missing-parent";
  readonly missingSpanId: SpanId;
  /** A span that encloses the children in time and whose service calls theirs: proposed, never used silently. */
  readonly likelyParent: { readonly node: NodeIndex; readonly reason: string } | null;
}

export type TraceNode = SpanNode | MissingParentNode;

export const REPAIR_KINDS = [
  "duplicate-dropped",
  "duplicate-id-kept",
  "missing-parent",
  "self-parent",
  "parent-cycle",
  "several-roots",
  "unfinished",
  "negative-duration",
  "time-out-of-range",
  "wrong-trace",
] as const;

/** What was not as it should be, what was done about it, and to which nodes. */
export interface Repair {
  readonly kind: (typeof REPAIR_KINDS)[number];
  readonly reason: string;
  readonly nodeIds: readonly string[];
  readonly count: number;
}

/** A whole trace as a forest in pre-order. Every given span is a node or counted in a repair. */
export interface AssembledTrace {
  readonly traceId: TraceId | null;
  /** `degraded` when a repair was needed; `failed` when there was nothing to assemble. */
  readonly status: "ok" | "degraded" | "failed";
  readonly reasons: readonly string[];
  readonly nodes: readonly TraceNode[];
  readonly roots: readonly NodeIndex[];
  readonly startUnixNano: bigint;
  readonly endUnixNano: bigint;
  readonly repairs: readonly Repair[];
}
