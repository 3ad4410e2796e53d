import type { Alert, StoredAlert } from "@/lib/domain/alert";
import { type IncidentId, incidentNumberOf, toIncidentId } from "@/lib/domain/ids";
import type { Incident } from "@/lib/domain/incident";
import type { ProjectScope } from "@/lib/domain/project";
import { type AlertGroup, lockIncident } from "./alert-intake";
import type { EntityStore } from "./database";
import { findIncident } from "./incident-repository";

/** What makes an alert the one it is, across senders and groups. */
export type AlertKey = Pick<Alert, "source" | "groupKey" | "fingerprint" | "startsAt">;

/** The incident that goes on for one, which may be itself, as it is now; locked like `lockIncident`. */
export async function lockSurvivor(
  db: EntityStore,
  scope: ProjectScope,
  id: IncidentId,
): Promise<Incident> {
  const incident = await lockIncident(db, scope, id);
  return incident.mergedInto === null ? incident : lockSurvivor(db, scope, incident.mergedInto);
}

/** The incident that goes on for one, which may be itself; null when there is none of that id. */
export async function findSurvivor(
  db: EntityStore,
  scope: ProjectScope,
  id: IncidentId,
): Promise<Incident | null> {
  const incident = await findIncident(db, scope, id);
  if (incident === null || incident.mergedInto === null) return incident;
  return findSurvivor(db, scope, incident.mergedInto);
}

/** Ids of those that were merged into an incident, and of those merged into them, by number. */
export async function listMergedInto(
  db: EntityStore,
  scope: ProjectScope,
  id: IncidentId,
): Promise<IncidentId[]> {
  const rows = await db.prisma.$queryRaw<{ number: number }[]>`
    with recursive merged as (
      select number from incidents
       where project_id = ${scope.projectId}::integer
         and merged_into = ${incidentNumberOf(id)}::integer
      union
      select one.number from incidents one join merged on one.merged_into = merged.number
       where one.project_id = ${scope.projectId}::integer)
    select number from merged order by number`;
  return rows.map(({ number }) => toIncidentId(number));
}

/**
 * Locks incidents and groups of alerts until the transaction ends, and the making of new incidents.
 * Waits for nobody, so that no two wait for each other. @returns whether all of them were free
 */
export async function tryLock(
  db: EntityStore,
  scope: ProjectScope,
  { ids, groups }: { ids: readonly IncidentId[]; groups: readonly AlertGroup[] },
): Promise<boolean> {
  for (const { source, groupKey } of groups) {
    const [row] = await db.prisma.$queryRaw<{ isFree: boolean }[]>`
      select pg_try_advisory_xact_lock(${scope.projectId}::integer,
        hashtext(${`${source}/${groupKey}`}::text)) as "isFree"`;
    if (row?.isFree !== true) return false;
  }
  const numbers = [...new Set(ids.map(incidentNumberOf))];
  const locked = await db.prisma.$queryRaw<{ number: number }[]>`
    select number from incidents
     where project_id = ${scope.projectId}::integer and number = any(${numbers}::integer[])
       for update skip locked`;
  const project = await db.prisma.$queryRaw<{ id: number }[]>`
    select id from projects where id = ${scope.projectId}::integer for update skip locked`;
  return locked.length === numbers.length && project.length === 1;
}

/** Moves every alert of an incident to the one that goes on for it, and remembers where it was. */
export async function moveAlerts(
  db: EntityStore,
  scope: ProjectScope,
  { from, to }: { from: IncidentId; to: IncidentId },
): Promise<number> {
  return db.prisma.$executeRaw`
    update alerts
       set incident_number = ${incidentNumberOf(to)}::integer,
           moved_from = coalesce(moved_from, ${incidentNumberOf(from)}::integer)
     where project_id = ${scope.projectId}::integer
       and incident_number = ${incidentNumberOf(from)}::integer`;
}

/** Gives an incident back the alerts that came with it or with those merged into it. */
export async function moveAlertsBack(
  db: EntityStore,
  scope: ProjectScope,
  moved: { from: IncidentId; to: IncidentId; cameWith: readonly IncidentId[] },
): Promise<number> {
  const to = incidentNumberOf(moved.to);
  return db.prisma.$executeRaw`
    update alerts
       set incident_number = ${to}::integer, moved_from = nullif(moved_from, ${to}::integer)
     where project_id = ${scope.projectId}::integer
       and incident_number = ${incidentNumberOf(moved.from)}::integer
       and moved_from = any(${moved.cameWith.map(incidentNumberOf)}::integer[])`;
}

/** Moves some alerts to another incident for good, with the reason why they are there. */
export async function splitOffAlerts(
  db: EntityStore,
  scope: ProjectScope,
  { alerts, to, because }: { alerts: readonly StoredAlert[]; to: IncidentId; because: string },
): Promise<number> {
  const keys = alerts.map(({ source, groupKey, fingerprint, startsAt }) => ({
    source,
    groupKey,
    fingerprint,
    startsAt,
  }));
  return db.prisma.$executeRawUnsafe(
    SPLIT_OFF,
    scope.projectId,
    incidentNumberOf(to),
    because,
    JSON.stringify(keys satisfies readonly AlertKey[]),
  );
}

const SPLIT_OFF = `
  update alerts
     set incident_number = $2::integer, moved_from = null,
         joined_because = coalesce(joined_because, $3::text)
    from jsonb_to_recordset($4::jsonb) as chosen(source text, "groupKey" text, fingerprint text,
      "startsAt" timestamptz)
   where alerts.project_id = $1::integer and alerts.source = chosen.source
     and alerts.group_key = chosen."groupKey" and alerts.fingerprint = chosen.fingerprint
     and alerts.starts_at = chosen."startsAt"`;
