import type { StoredAlert } from "@/lib/domain/alert";
import { notFound } from "@/lib/domain/errors";
import { type IncidentId, incidentNumberOf } from "@/lib/domain/ids";
import type { Incident, IncidentSource } from "@/lib/domain/incident";
import type { ProjectScope } from "@/lib/domain/project";
import { toStoredAlert } from "./alert-repository";
import type { EntityStore } from "./database";
import { findIncident } from "./incident-repository";
import { toIncident, toNumber } from "./incident-row";

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

/** Every alert of the group, by start, then fingerprint. */
export async function listGroupAlerts(
  db: EntityStore,
  scope: ProjectScope,
  group: AlertGroup,
): Promise<StoredAlert[]> {
  const rows = await db.prisma.alert.findMany({
    where: { projectId: scope.projectId, source: group.source, groupKey: group.groupKey },
    orderBy: [{ startsAt: "asc" }, { fingerprint: "asc" }],
  });
  return rows.map(toStoredAlert);
}

/**
 * Every incident that the group opened or that one of its alerts joined, which `alerts` of the group
 * tell; the newest first.
 */
export async function listGroupIncidents(
  db: EntityStore,
  scope: ProjectScope,
  group: AlertGroup,
  alerts: readonly Pick<StoredAlert, "incidentId" | "joinedBecause" | "movedFrom">[] = [],
): Promise<Incident[]> {
  const joined = alerts.filter(
    ({ joinedBecause, movedFrom }) => joinedBecause !== null || movedFrom !== null,
  );
  const numbers = new Set(joined.map(({ incidentId }) => incidentNumberOf(incidentId)));
  const rows = await db.prisma.incident.findMany({
    where: {
      projectId: scope.projectId,
      OR: [{ ...group }, { number: { in: [...numbers] } }],
    },
    orderBy: { number: "desc" },
  });
  return rows.map(toIncident);
}

/** Incidents of alerts, whatever their group, that were opened and not over in a stretch of time. */
export async function listIncidentsAround(
  db: EntityStore,
  scope: ProjectScope,
  { openedFrom, openedTo, limit }: { openedFrom: Date; openedTo: Date; limit: number },
): Promise<Incident[]> {
  const rows = await db.prisma.incident.findMany({
    where: {
      projectId: scope.projectId,
      source: { not: "manual" },
      mergedInto: null,
      service: { not: null },
      openedAt: { gte: openedFrom, lte: openedTo },
    },
    orderBy: { number: "asc" },
    take: limit,
  });
  return rows.map(toIncident);
}

/** The incident as it is now; until the transaction ends nobody else writes it. */
export async function lockIncident(
  db: EntityStore,
  scope: ProjectScope,
  id: IncidentId,
): Promise<Incident> {
  const incidentNumber = incidentNumberOf(id);
  await db.prisma.$queryRaw`
    select number from incidents
     where project_id = ${scope.projectId}::integer and number = ${incidentNumber}::integer
       for update`;
  const incident = await findIncident(db, scope, id);
  if (incident === null) throw notFound("incident", id);
  return incident;
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
