import { type Sort, sortNames } from "./sort";

/** What the list of incidents can be sorted by; `kept` are the failing and slow traces kept of each. */
export const INCIDENT_SORT_COLUMNS = ["severity", "status", "kept", "opened", "duration"] as const;
export type IncidentSortColumn = (typeof INCIDENT_SORT_COLUMNS)[number];
export type IncidentSort = Sort<IncidentSortColumn>;

export const INCIDENT_SORTS = sortNames<IncidentSortColumn>(INCIDENT_SORT_COLUMNS);
