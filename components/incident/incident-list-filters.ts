import { debounce, parseAsArrayOf, parseAsString, parseAsStringLiteral } from "nuqs/server";
import type { z } from "zod";
import type { IncidentListQuery } from "@/lib/domain/contracts/incident";
import {
  INCIDENT_STATUSES,
  type IncidentStatus,
  SEVERITIES,
  type Severity,
} from "@/lib/domain/incident";

/** Typing settles before the address changes. */
const TYPING_MS = 200;

/** The filters as the address holds them; read on the server and in the browser alike. */
export const incidentListParsers = {
  status: parseAsArrayOf(parseAsStringLiteral(INCIDENT_STATUSES)).withDefault([]),
  severity: parseAsArrayOf(parseAsStringLiteral(SEVERITIES)).withDefault([]),
  service: parseAsString.withDefault(""),
  q: parseAsString.withDefault("").withOptions({ limitUrlUpdates: debounce(TYPING_MS) }),
};

export interface IncidentListFilters {
  readonly status: readonly IncidentStatus[];
  readonly severity: readonly Severity[];
  readonly service: string;
  readonly q: string;
}

export function isFiltered({ status, severity, service, q }: IncidentListFilters): boolean {
  return status.length > 0 || severity.length > 0 || service !== "" || q.trim() !== "";
}

/** The query of the endpoint, as it goes over the wire; nothing for a filter that is off. */
export function toIncidentListQuery(
  filters: IncidentListFilters,
): z.input<typeof IncidentListQuery> {
  return {
    status: filters.status.join(",") || undefined,
    severity: filters.severity.join(",") || undefined,
    service: filters.service || undefined,
    q: filters.q.trim().slice(0, 200) || undefined,
  };
}

/** The same key on the server, which fills the cache, and in the browser, which reads it. */
export function incidentListKey(filters: IncidentListFilters): readonly unknown[] {
  return ["incidents", toIncidentListQuery(filters)];
}
