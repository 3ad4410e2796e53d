import { z } from "zod";
import { INCIDENT_SOURCES, INCIDENT_STATUSES, SEVERITIES } from "@/lib/domain/incident";
import { LABELLED } from "@/lib/domain/incident-facets";
import type { IncidentFilters } from "@/lib/domain/incident-filters";
import { TextList } from "./text-list";
import { csvOf } from "./wire-format";

/** The filters as query parameters. */
export const IncidentFilterQuery = z.object({
  status: csvOf(INCIDENT_STATUSES).optional(),
  severity: csvOf(SEVERITIES).optional(),
  assignee: TextList.optional(),
  service: TextList.optional(),
  slo: TextList.optional(),
  source: csvOf(INCIDENT_SOURCES).optional(),
  labelled: csvOf(LABELLED).optional(),
  q: z.string().max(200).optional(),
});
export type IncidentFilterQuery = z.infer<typeof IncidentFilterQuery>;

/** The filters that a query asks for. */
export function fromFilterQuery(query: IncidentFilterQuery): IncidentFilters {
  return {
    status: query.status ?? [],
    severity: query.severity ?? [],
    assignee: query.assignee ?? [],
    service: query.service ?? [],
    slo: query.slo ?? [],
    source: query.source ?? [],
    labelled: query.labelled ?? [],
    q: query.q ?? "",
  };
}
