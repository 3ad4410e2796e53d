import type { IncidentId } from "./ids";

/** What a step of an incident's history is about. */
export const HISTORY_KINDS = [
  "alert",
  "status",
  "people",
  "note",
  "merge",
  "change",
  "evidence",
  "analysis",
  "verdict",
  "postmortem",
] as const;
export type HistoryKind = (typeof HISTORY_KINDS)[number];

/** What a step leads to: a part of the incident's page, or another incident. */
export const HISTORY_TARGETS = [
  "alerts",
  "notes",
  "changes",
  "evidence",
  "analysis",
  "verdict",
  "postmortem",
  "incident",
] as const;

export interface HistoryTarget {
  readonly kind: (typeof HISTORY_TARGETS)[number];
  /** Of what it is, where there are several. */
  readonly id: string | null;
}

/** One step of the history of an incident, from whatever table. */
export interface HistoryStep {
  /** The same whenever it is read. */
  readonly id: string;
  readonly at: Date;
  readonly kind: HistoryKind;
  /** Where it happened: the incident, or one that was merged into it. */
  readonly incidentId: IncidentId;
  /** A person, `alert` or `faultline`; null when nobody is known. */
  readonly by: string | null;
  readonly text: string;
  /** What a person wrote, as they wrote it. */
  readonly quote: string | null;
  readonly anchors: readonly string[];
  readonly target: HistoryTarget | null;
}
