import { z } from "zod";
import { incidentNumberOf } from "@/lib/domain/ids";
import type { Incident } from "@/lib/domain/incident";
import type { IncidentFilters } from "@/lib/domain/incident-filters";
import type { ProjectScope } from "@/lib/domain/project";
import { decodeCursor, encodeCursor, type Page, toPage } from "./cursor";
import type { Database } from "./database";
import { facetConditions, LISTED_SQL, searchCondition } from "./incident-conditions";
import { toIncident } from "./incident-row";
import { SqlParameters } from "./sql-parameters";

export interface IncidentFilter extends Partial<IncidentFilters> {
  readonly cursor?: string | null;
  readonly limit: number;
}

/** Resolved or not, severity, when opened (ISO 8601), number: the order of the list. */
const Position = z.tuple([z.boolean(), z.string(), z.iso.datetime(), z.number().int()]);

/**
 * Active incidents first, then by severity, then the newest. Pages by position, so that an incident
 * which arrives meanwhile neither repeats nor hides another.
 */
export async function listIncidents(
  db: Database,
  scope: ProjectScope,
  filter: IncidentFilter,
): Promise<Page<Incident>> {
  const numbers = await listNumbers(db, scope, filter);
  const rows = await db.prisma.incident.findMany({
    where: { projectId: scope.projectId, number: { in: numbers } },
  });
  const byNumber = new Map(rows.map((row) => [row.number, toIncident(row)]));
  const incidents = numbers.flatMap((number) => byNumber.get(number) ?? []);
  return toPage(incidents, filter.limit, (incident) => incident, positionOf);
}

function positionOf(incident: Incident): string {
  return encodeCursor([
    incident.status === "resolved",
    incident.severity,
    incident.openedAt.toISOString(),
    incidentNumberOf(incident.id),
  ]);
}

/** One number more than asked for, when there is one. */
async function listNumbers(
  db: Database,
  scope: ProjectScope,
  filter: IncidentFilter,
): Promise<number[]> {
  const parameters = new SqlParameters();
  const project = parameters.add(scope.projectId);
  const conditions = [
    LISTED_SQL,
    ...Object.values(facetConditions(filter, parameters)),
    searchCondition(filter.q, parameters),
    ...(filter.cursor ? [afterPosition(filter.cursor, parameters)] : []),
  ];
  const found = await db.pool.query<{ number: number }>(
    `select number from incidents
      where project_id = ${project} and ${conditions.join(" and ")}
      order by (status = 'resolved'), severity, opened_at desc, number desc
      limit ${parameters.add(filter.limit + 1)}`,
    parameters.values,
  );
  return found.rows.map((row) => row.number);
}

/** Severity ascends (sev1 first) while the rest descends, so one row comparison cannot say it. */
function afterPosition(cursor: string, parameters: SqlParameters): string {
  const [resolved, severity, openedAt, number] = decodeCursor(cursor, Position);
  const rank = `(${parameters.add(resolved)}::boolean, ${parameters.add(severity)}::text)`;
  const age = `(${parameters.add(openedAt)}::timestamptz, ${parameters.add(number)}::integer)`;
  return `(((status = 'resolved'), severity) > ${rank}
    or (((status = 'resolved'), severity) = ${rank} and (opened_at, number) < ${age}))`;
}
