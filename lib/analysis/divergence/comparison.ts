import type { NodeIndex } from "@/lib/analysis/trace/assembled-trace";
import type { DivergenceKind } from "./divergence";
import type { PathId, PathIndex } from "./path-index";
import type { PathProfile } from "./path-profile";

/** What every detector looks at. */
export interface Comparison {
  readonly index: PathIndex;
  readonly failing: PathProfile;
  /** Never empty. */
  readonly references: readonly PathProfile[];
  /** Least share of the references that must agree. */
  readonly minSupport: number;
}

/** A divergence before it is put into words for a person. Times are from the trace's start. */
export interface Finding {
  readonly kind: DivergenceKind;
  readonly path: PathId;
  readonly nodes: readonly NodeIndex[];
  readonly statement: string;
  readonly support: number;
  readonly of: number;
  readonly atNano: number;
  /** Something was done less often, or not at all: it follows from a failure of what calls it. */
  readonly isLess?: true;
}

/** Traces that must be comparable before they are called many. */
const LEAST_REFERENCES = 3;

/** Whether enough of the references that can be compared agree, and enough can be compared. */
export function hasSupport(comparison: Comparison, support: number, of: number): boolean {
  const least = Math.min(LEAST_REFERENCES, comparison.references.length);
  return of >= least && support / of >= comparison.minSupport;
}

/** The value below which `share` of the values lie (nearest rank). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
