import type { StoredAlert } from "@/lib/domain/alert";
import { incidentNumberOf, toIncidentId } from "@/lib/domain/ids";
import type { Incident } from "@/lib/domain/incident";
import type { ProjectScope } from "@/lib/domain/project";
import type { Incident as IncidentRow } from "@/prisma/generated/client";
import type { AlertGroup } from "./alert-intake";
import type { EntityStore } from "./database";
import { toIncident } from "./incident-row";

/** Why and from where alerts of a group are in an incident; both null in one that the group opened. */
type Arrival = Pick<StoredAlert, "joinedBecause" | "movedFrom">;

/** An incident that a group opened, or that alerts of it joined. */
export interface GroupIncident extends Incident, Arrival {}

/**
 * The incidents that a group opened and that were not over at `notOverBy`, and those that the given
 * alerts of it belong to; the newest first.
 */
export async function listGroupIncidents(
  db: EntityStore,
  scope: ProjectScope,
  group: AlertGroup,
  notOverBy: Date,
  alerts: readonly (Pick<StoredAlert, "incidentId"> & Arrival)[] = [],
): Promise<GroupIncident[]> {
  const arrivals = new Map(alerts.map((alert) => [incidentNumberOf(alert.incidentId), alert]));
  const rows = await db.prisma.incident.findMany({
    where: {
      projectId: scope.projectId,
      OR: [{ ...group, ...notOver(notOverBy) }, { number: { in: [...arrivals.keys()] } }],
    },
    orderBy: { number: "desc" },
  });
  return rows.map((row) => toGroupIncident(row, arrivals));
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
  const arrivals = new Map(held.map((row) => [row.number, toArrival(row)]));
  const rows = await db.prisma.incident.findMany({
    where: { projectId, number: { in: [...arrivals.keys()] }, ...notOver(notOverBy) },
    orderBy: { number: "desc" },
  });
  return rows.map((row) => toGroupIncident(row, arrivals));
}

function notOver(by: Date) {
  return { OR: [{ resolvedAt: null }, { resolvedAt: { gte: by } }] };
}

function toGroupIncident(row: IncidentRow, arrivals: ReadonlyMap<number, Arrival>): GroupIncident {
  const { joinedBecause = null, movedFrom = null } = arrivals.get(row.number) ?? {};
  return { ...toIncident(row), joinedBecause, movedFrom };
}

function toArrival({ joined_because, moved_from }: HeldRow): Arrival {
  return {
    joinedBecause: joined_because,
    movedFrom: moved_from === null ? null : toIncidentId(moved_from),
  };
}

interface HeldRow {
  number: number;
  joined_because: string | null;
  moved_from: number | null;
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
  select held.number, one.joined_because, one.moved_from
    from held cross join lateral (
           select joined_because, moved_from from alerts
            where project_id = $1::integer and source = $2 and group_key = $3
              and incident_number = held.number limit 1) one
   where held.number is not null limit ${MOST_HELD}`;
