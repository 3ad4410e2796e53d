import { z } from "zod";
import { INCIDENT_SOURCES, INCIDENT_STATUSES, SEVERITIES } from "./incident";
import { LABELLED } from "./incident-facets";

/** No more values of one facet than this, and none longer. */
const MAX_VALUES = 100;
const MAX_TEXT = 200;

const texts = z.array(z.string().min(1).max(MAX_TEXT)).max(MAX_VALUES).default([]);

/** Values of one facet widen what matches, facets narrow it; an empty one is off. */
export const IncidentFilters = z.object({
  status: z.array(z.enum(INCIDENT_STATUSES)).default([]),
  severity: z.array(z.enum(SEVERITIES)).default([]),
  /** `-` is nobody's. */
  assignee: texts,
  /** One of the incident's services; `-` for those without any. */
  service: texts,
  /** `-` for those without one. */
  slo: texts,
  source: z.array(z.enum(INCIDENT_SOURCES)).default([]),
  labelled: z.array(z.enum(LABELLED)).default([]),
  /** Part of the id, title, alert name, SLO, service or route, in any case. */
  q: z.string().max(MAX_TEXT).default(""),
});
export type IncidentFilters = z.infer<typeof IncidentFilters>;
