import type { StoredAlert } from "@/lib/domain/alert";
import type { Analysis } from "@/lib/domain/analysis";
import type { Change } from "@/lib/domain/change";
import type { HistoryStep } from "@/lib/domain/history";
import type { HypothesisReview } from "@/lib/domain/hypothesis-review";
import type { Incident } from "@/lib/domain/incident";
import type { IncidentNote } from "@/lib/domain/incident-note";
import type { IncidentStep } from "@/lib/domain/incident-step";
import type { StoredPostmortem } from "@/lib/domain/postmortem";
import type { StoredVerdict } from "@/lib/domain/verdict";

/** A review with the hypothesis as it read then. */
export interface KnownReview extends Pick<HypothesisReview, "reviewer" | "decision" | "reason"> {
  readonly at: Date;
  readonly title: string;
  readonly anchors: readonly string[];
}

/** Everything that is kept of what happened to one incident. */
export interface IncidentHistory {
  readonly incident: Incident;
  readonly alerts: readonly StoredAlert[];
  readonly changes: readonly Change[];
  readonly steps: readonly IncidentStep[];
  /** Every version of every note, the oldest first. */
  readonly notes: readonly IncidentNote[];
  readonly verdicts: readonly StoredVerdict[];
  /** What people said of hypotheses. */
  readonly reviews: readonly KnownReview[];
  readonly analyses: readonly Analysis[];
  /** Every version and every step, the oldest first. */
  readonly postmortems: readonly StoredPostmortem[];
}

/** A step of an incident, of which only what it needs is given. */
export function stepOf(
  { incident }: Pick<IncidentHistory, "incident">,
  step: Pick<HistoryStep, "id" | "at" | "kind" | "text"> & Partial<HistoryStep>,
): HistoryStep {
  return { incidentId: incident.id, by: null, quote: null, anchors: [], target: null, ...step };
}
