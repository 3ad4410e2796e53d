import type { NodeIndex } from "@/lib/analysis/trace/assembled-trace";
import type { TraceId } from "@/lib/domain/ids";
import type { PathStep } from "./path-index";

export type DivergenceKind =
  | "missing"
  | "extra"
  | "status"
  | "exception"
  | "count"
  | "latency"
  | "attribute"
  | "order";

/** One way in which a trace differs from healthy ones. */
export interface Divergence {
  readonly kind: DivergenceKind;
  /** Down to the operation that differs; of a longer way the last 20 steps. */
  readonly path: readonly PathStep[];
  /** 0 for a root. */
  readonly depth: number;
  /** The spans that differ; for a missing operation the spans that should have called it. */
  readonly nodes: readonly NodeIndex[];
  /** What differs, in words: `502, healthy: no failure`. */
  readonly statement: string;
  /** Healthy traces that agree with each other against this one, of those compared. */
  readonly support: number;
  readonly of: number;
  /** When it showed: a failure at its end, a delay when it outlasted the healthy ones. */
  readonly atUnixNano: bigint;
  /** No other divergence could be its reason: a failure below it, or above what was not done. */
  readonly isUnexplained: boolean;
}

export interface DivergenceReport {
  readonly status: "ok" | "degraded" | "failed";
  readonly reasons: readonly string[];
  /** The healthy traces compared with, the nearest first. */
  readonly references: readonly { readonly traceId: TraceId | null; readonly distance: number }[];
  /** By time. */
  readonly divergences: readonly Divergence[];
  /** Where the trace first departed from health. */
  readonly earliest: Divergence | null;
  /** The unexplained one furthest from the root: where to look for the reason. */
  readonly deepest: Divergence | null;
}
