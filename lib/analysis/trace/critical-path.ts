import type { NodeIndex } from "./assembled-trace";

export const SECTION_KINDS = [
  "self",
  "gap-before-first-child",
  "gap-between",
  "gap-after",
  "network",
  "queue",
  "unfinished",
  "unobserved-peer",
] as const;
export type SectionKind = (typeof SECTION_KINDS)[number];

/** A stretch of the root's duration and the node whose time it was. */
export interface CriticalPathSection {
  readonly node: NodeIndex;
  readonly kind: SectionKind;
  readonly startUnixNano: bigint;
  readonly endUnixNano: bigint;
}

/** Sections in time order; they tile the chosen root's duration exactly. */
export interface CriticalPath {
  readonly status: "ok" | "degraded" | "failed";
  readonly reasons: readonly string[];
  readonly root: NodeIndex;
  readonly sections: readonly CriticalPathSection[];
}
