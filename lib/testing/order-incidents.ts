import { incidentNumberOf } from "@/lib/domain/ids";
import { INCIDENT_STATUSES, type Incident } from "@/lib/domain/incident";
import type { IncidentSort, IncidentSortColumn } from "@/lib/domain/incident-sort";
import { parseSort } from "@/lib/domain/sort";

/** The order of the list, written without a database: of equal ones the newest, then the highest number. */
export function orderIncidents<T extends Incident>(
  incidents: readonly T[],
  sort: IncidentSort | null,
  now: Date,
): T[] {
  const compareKeys = sort === null ? usually : sorted(sort, now);
  return incidents.toSorted(
    (a, b) =>
      compareKeys(a, b) ||
      b.openedAt.getTime() - a.openedAt.getTime() ||
      incidentNumberOf(b.id) - incidentNumberOf(a.id),
  );
}

/** Active first, then by severity. */
function usually(a: Incident, b: Incident): number {
  return (
    Number(a.status === "resolved") - Number(b.status === "resolved") ||
    a.severity.localeCompare(b.severity)
  );
}

function sorted(sort: IncidentSort, now: Date): (a: Incident, b: Incident) => number {
  const { column, descending } = parseSort(sort);
  return (one, other) => {
    const [a, b] = [keyOf(one, column, now), keyOf(other, column, now)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return descending ? b - a : a - b;
  };
}

/** Null stands last, whichever way. */
function keyOf(incident: Incident, column: IncidentSortColumn, now: Date): number | null {
  const { severity, status, openedAt, resolvedAt, evidence } = incident;
  switch (column) {
    case "severity":
      return Number(severity.slice(3));
    case "status":
      return INCIDENT_STATUSES.indexOf(status);
    case "opened":
      return openedAt.getTime();
    case "duration":
      return (resolvedAt ?? now).getTime() - openedAt.getTime();
    case "kept": {
      const { named, exemplar, failing, slow } = evidence.counts;
      const isCounted = evidence.status === "ok" || evidence.status === "degraded";
      return isCounted ? named + exemplar + failing + slow : null;
    }
  }
}
