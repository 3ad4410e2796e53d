import type { IncidentFilters } from "./incident-filters";

/** Filters of the list of incidents under a name, for everybody of the project. */
export interface IncidentView {
  readonly id: number;
  readonly name: string;
  readonly filters: IncidentFilters;
  readonly isDefault: boolean;
  readonly createdBy: string | null;
  readonly updatedAt: Date;
}
