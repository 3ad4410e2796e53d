import type { StoredAlert } from "@/lib/domain/alert";
import { incidentNumberOf } from "@/lib/domain/ids";
import type { Incident } from "@/lib/domain/incident";
import type { ProjectScope } from "@/lib/domain/project";
import type { Incident as IncidentRow } from "@/prisma/generated/client";
import type { AlertGroup } from "./alert-intake";
import type { EntityStore } from "./database";
import { toIncident } from "./incident-row";

/** An incident that a group opened, or that alerts of it joined, with the reason of the latter. */
export interface GroupIncident extends Incident {
  readonly joinedBecause: string | null;
}

/**
 * The incidents that a group opened and that were not over at `notOverBy`, and those that the given
 * alerts of it belong to; the newest first.
 */
export async function listGroupIncidents(
  db: EntityStore,
  scope: ProjectScope,
  group: AlertGroup,
  notOverBy: Date,
  alerts: readonly Pick<StoredAlert, "incidentId" | "joinedBecause">[] = [],
): Promise<GroupIncident[]> {
  const because = new Map(
    alerts.map(({ incidentId, joinedBecause }) => [incidentNumberOf(incidentId), joinedBecause]),
  );
  const rows = await db.prisma.incident.findMany({
    where: {
      projectId: scope.projectId,
      OR: [{ ...group, ...notOver(notOverBy) }, { number: { in: [...because.keys()] } }],
    },
    orderBy: { number: "desc" },
  });
  return rows.map((row) => toGroupIncident(row, because));
}

/**
 * The incidents that alerts of a group belong to, whoever opened them, and that were not over at
 * `notOverBy`; the newest first. By a step in the index for each incident, not for each alert.
 */
export async function listJoinedIncidents(
  db: EntityStore,
  scope: ProjectScope,
  { source, groupKey }: AlertGroup,
  notOverBy: Date,
): Promise<GroupIncident[]> {
  const { projectId } = scope;
  const held = await db.prisma.$queryRawUnsafe<HeldRow[]>(
    HELD_INCIDENTS,
    projectId,
    source,
    groupKey,
  );
  if (held.length === 0) return [];
  const because = new Map(held.map(({ number, joined_because }) => [number, joined_because]));
  const rows = await db.prisma.incident.findMany({
    where: { projectId, number: { in: [...because.keys()] }, ...notOver(notOverBy) },
    orderBy: { number: "desc" },
  });
  return rows.map((row) => toGroupIncident(row, because));
}

function notOver(by: Date) {
  return { OR: [{ resolvedAt: null }, { resolvedAt: { gte: by } }] };
}

function toGroupIncident(
  row: IncidentRow,
  because: ReadonlyMap<number, string | null>,
): GroupIncident {
  return { ...toIncident(row), joinedBecause: because.get(row.number) ?? null };
}

interface HeldRow {
  number: number;
  joined_because: string | null;
}

/** More incidents than that of one group lie too far back to be open. */
const MOST_HELD = 200;

/** Incidents that hold alerts of a group, the newest first, each with the reason of one of them. */
const HELD_INCIDENTS = `
  with recursive held (number) as (
    (select incident_number from alerts
      where project_id = $1::integer and source = $2 and group_key = $3
      order by incident_number desc limit 1)
    union all
    select (select incident_number from alerts
             where project_id = $1::integer and source = $2 and group_key = $3
               and incident_number < held.number
             order by incident_number desc limit 1)
      from held where held.number is not null
  )
  select held.number, (select joined_because from alerts
                        where project_id = $1::integer and source = $2 and group_key = $3
                          and incident_number = held.number limit 1)
    from held where held.number is not null limit ${MOST_HELD}`;
