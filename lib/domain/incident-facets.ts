/** What incidents are filtered by, in the order in which it is shown. */
export const INCIDENT_FACETS = [
  "status",
  "severity",
  "assignee",
  "service",
  "slo",
  "source",
  "labelled",
] as const;
export type IncidentFacet = (typeof INCIDENT_FACETS)[number];

/** The value of those that have none: nobody's, of no service, of no SLO. */
export const NO_VALUE = "-";
/** Whether anybody gave a verdict. */
export const LABELLED = ["yes", "no"] as const;
export type Labelled = (typeof LABELLED)[number];
