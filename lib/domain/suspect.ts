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
