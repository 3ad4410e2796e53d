/** What may be suspected of having caused an incident. */
export const SUSPECT_KINDS = [
  "operation",
  "peer",
  "edge",
  "absent-operation",
  "resource",
  "host",
  "change",
] as const;
export type SuspectKind = (typeof SUSPECT_KINDS)[number];

/** Sorts of evidence; each can be left out to see what it is worth. */
export const EVIDENCE_GROUPS = [
  "failures",
  "logs",
  "calls",
  "coverage",
  "contrast",
  "timing",
  "metrics",
  "changes",
  "kernel",
  "callers",
] as const;
export type EvidenceGroup = (typeof EVIDENCE_GROUPS)[number];

/** The way between two services. */
export interface SuspectEdge {
  readonly caller: string;
  readonly callee: string;
}

/** Who is suspected, without the operation: `payments`; `checkout → payments` for the way there. */
export function suspectName({
  service,
  edge,
}: {
  readonly service: string;
  readonly edge: SuspectEdge | null;
}): string {
  return edge === null ? service : `${edge.caller} → ${edge.callee}`;
}
