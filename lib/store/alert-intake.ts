import type { LeadAlert, StoredAlert } from "@/lib/domain/alert";
import { notFound } from "@/lib/domain/errors";
import { type IncidentId, incidentNumberOf } from "@/lib/domain/ids";
import type { Incident, IncidentSource } from "@/lib/domain/incident";
import type { ProjectScope } from "@/lib/domain/project";
import { toStoredAlert } from "./alert-repository";
import type { EntityStore } from "./database";
import { toIncident, toLeadAlert, toNumber } from "./incident-row";

/** Alerts that a sender groups, and so tells of together; by hand, what was opened from one trace. */
export interface AlertGroup {
  readonly source: IncidentSource;
  readonly groupKey: string;
}

/** Until the transaction ends, no other one takes in alerts of the group. */
export async function lockAlertGroup(
  db: EntityStore,
  scope: ProjectScope,
  { source, groupKey }: AlertGroup,
): Promise<void> {
  await db.prisma.$executeRaw`
    select pg_advisory_xact_lock(${scope.projectId}::integer,
      hashtext(${`${source}/${groupKey}`}::text))`;
}

/** What is known of the alerts of a group with these fingerprints, by start, then fingerprint. */
export async function listKnownAlerts(
  db: EntityStore,
  scope: ProjectScope,
  group: AlertGroup,
  fingerprints: readonly string[],
): Promise<StoredAlert[]> {
  const rows = await db.prisma.alert.findMany({
    where: {
      projectId: scope.projectId,
      source: group.source,
      groupKey: group.groupKey,
      fingerprint: { in: [...new Set(fingerprints)] },
    },
    orderBy: [{ startsAt: "asc" }, { fingerprint: "asc" }],
  });
  return rows.map(toStoredAlert);
}

/**
 * Incidents of alerts, whatever their group, of these services, that were opened in a stretch of
 * time; the oldest first.
 */
export async function listIncidentsAround(
  db: EntityStore,
  scope: ProjectScope,
  filter: { services: readonly string[]; openedFrom: Date; openedTo: Date; limit: number },
): Promise<Incident[]> {
  const rows = await db.prisma.incident.findMany({
    where: {
      projectId: scope.projectId,
      source: { not: "manual" },
      mergedInto: null,
      service: { in: [...filter.services] },
      openedAt: { gte: filter.openedFrom, lte: filter.openedTo },
    },
    orderBy: { number: "asc" },
    take: filter.limit,
  });
  return rows.map(toIncident);
}

/** Counts alerts that were told again without news. */
export async function countRepeats(
  db: EntityStore,
  scope: ProjectScope,
  alerts: readonly Pick<StoredAlert, "source" | "groupKey" | "fingerprint" | "startsAt">[],
): Promise<void> {
  if (alerts.length === 0) return;
  const keys = alerts.map(({ source, groupKey, fingerprint, startsAt }) => {
    return { source, groupKey, fingerprint, startsAt };
  });
  await db.prisma.$executeRawUnsafe(COUNT_REPEATS, scope.projectId, JSON.stringify(keys));
}

const COUNT_REPEATS = `
  update alerts set repeat_count = repeat_count + 1
    from jsonb_to_recordset($2::jsonb) as told(source text, "groupKey" text, fingerprint text,
      "startsAt" timestamptz)
   where project_id = $1::integer and alerts.source = told.source
     and alerts.group_key = told."groupKey" and alerts.fingerprint = told.fingerprint
     and alerts.starts_at = told."startsAt"`;

/** An incident that nobody else writes; its lead is null where it has to be found among all alerts. */
export interface LockedIncident {
  readonly incident: Incident;
  readonly lead: LeadAlert | null;
}

/**
 * The incident as it is now, with the alert that it is named after; until the transaction ends nobody
 * else writes it.
 */
export async function lockIncident(
  db: EntityStore,
  scope: ProjectScope,
  id: IncidentId,
): Promise<LockedIncident> {
  const number = incidentNumberOf(id);
  await db.prisma.$queryRaw`
    select number from incidents
     where project_id = ${scope.projectId}::integer and number = ${number}::integer for update`;
  const row = await db.prisma.incident.findUnique({
    where: { projectId_number: { projectId: scope.projectId, number } },
  });
  if (row === null) throw notFound("incident", id);
  return { incident: toIncident(row), lead: toLeadAlert(row) };
}

/** When the last alert of the incident ended that has ended; null while none has. */
export async function findLastEnd(
  db: EntityStore,
  scope: ProjectScope,
  id: IncidentId,
): Promise<Date | null> {
  const { _max } = await db.prisma.alert.aggregate({
    where: { projectId: scope.projectId, incidentNumber: incidentNumberOf(id) },
    _max: { endsAt: true },
  });
  return _max.endsAt;
}

/** Writes alerts, new or in place of what was known of them, in one statement however many. */
export async function saveAlerts(
  db: EntityStore,
  scope: ProjectScope,
  alerts: readonly StoredAlert[],
): Promise<void> {
  if (alerts.length === 0) return;
  const rows = alerts.map(({ incidentId, movedFrom, ...alert }) => ({
    ...alert,
    movedFrom: toNumber(movedFrom),
    incidentNumber: incidentNumberOf(incidentId),
  }));
  await db.prisma.$executeRawUnsafe(SAVE_ALERTS, scope.projectId, JSON.stringify(rows));
}

const SAVE_ALERTS = `
  insert into alerts (project_id, source, group_key, fingerprint, starts_at, incident_number,
      receiver, status, ends_at, labels, annotations, generator_url, first_received_at,
      last_received_at, joined_because, moved_from)
  select $1::integer, alert.source, alert."groupKey", alert.fingerprint, alert."startsAt",
      alert."incidentNumber", alert.receiver, alert.status, alert."endsAt", alert.labels,
      alert.annotations, alert."generatorUrl", alert."firstReceivedAt", alert."lastReceivedAt",
      alert."joinedBecause", alert."movedFrom"
    from jsonb_to_recordset($2::jsonb) as alert(source text, "groupKey" text, fingerprint text,
      "startsAt" timestamptz, "incidentNumber" integer, receiver text, status text,
      "endsAt" timestamptz, labels jsonb, annotations jsonb, "generatorUrl" text,
      "firstReceivedAt" timestamptz, "lastReceivedAt" timestamptz, "joinedBecause" text,
      "movedFrom" integer)
  on conflict (project_id, source, group_key, fingerprint, starts_at) do update set
      incident_number = excluded.incident_number, status = excluded.status,
      ends_at = excluded.ends_at, annotations = excluded.annotations,
      last_received_at = excluded.last_received_at`;
