import type { IncidentId } from "./ids";

/** One version of what a person noted about an incident; never changed. */
export interface IncidentNote {
  readonly incidentId: IncidentId;
  /** Counted through all versions of all notes of the incident. */
  readonly number: number;
  /** The number of the note's first version. */
  readonly note: number;
  readonly version: number;
  readonly author: string;
  readonly text: string;
  /** It no longer holds. */
  readonly isStruck: boolean;
  readonly createdAt: Date;
}
