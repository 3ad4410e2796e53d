import type { IncidentFilters } from "./incident-filters";

export const NO_FILTERS: IncidentFilters = {
  status: [],
  severity: [],
  assignee: [],
  service: [],
  slo: [],
  source: [],
  labelled: [],
  q: "",
};
