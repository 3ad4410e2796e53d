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
}

export function hasSupport(support: number, of: number, minSupport: number): boolean {
  return of > 0 && support / of >= minSupport;
}

/** The value below which `share` of the values lie (nearest rank). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
