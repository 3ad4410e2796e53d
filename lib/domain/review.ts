import type { IncidentId } from "./ids";

/** Everybody's labels are compared with somebody else's. */
export const LABELS_NEEDED = 2;

export const REVIEW_STATES = [
  "unlabelled",
  "second-label",
  "disputed",
  "agreed",
  "adjudicated",
] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** Who is at work on an incident, so that nobody else begins on it. */
export interface ReviewClaim {
  readonly reviewer: string;
  readonly expiresAt: Date;
}

/** What is kept of an incident in the queue besides its verdicts. */
export interface ReviewItem {
  readonly incidentId: IncidentId;
  readonly claim: ReviewClaim | null;
  /** Reviewers who left it to others. */
  readonly skippedBy: readonly string[];
}
