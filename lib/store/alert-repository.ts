import { z } from "zod";
import type { Alert, StoredAlert } from "@/lib/domain/alert";
import { type IncidentId, incidentNumberOf, toIncidentId } from "@/lib/domain/ids";
import type { ProjectScope } from "@/lib/domain/project";
import type { Alert as AlertRow } from "@/prisma/generated/client";
import type { EntityStore } from "./database";

/** What tells one alert instance from another within a project. */
export type AlertKey = Pick<Alert, "source" | "groupKey" | "fingerprint" | "startsAt">;

const StoredLabels = z.record(z.string(), z.string());

/** The alert instance, or null. */
export async function findAlert(
  db: EntityStore,
  scope: ProjectScope,
  key: AlertKey,
): Promise<StoredAlert | null> {
  const row = await db.prisma.alert.findUnique({
    where: {
      projectId_source_groupKey_fingerprint_startsAt: {
        projectId: scope.projectId,
        source: key.source,
        groupKey: key.groupKey,
        fingerprint: key.fingerprint,
        startsAt: key.startsAt,
      },
    },
  });
  return row === null ? null : toStoredAlert(row);
}

/** Alerts of an incident, oldest first. */
export async function listAlerts(
  db: EntityStore,
  scope: ProjectScope,
  incidentId: IncidentId,
): Promise<StoredAlert[]> {
  const rows = await db.prisma.alert.findMany({
    where: { projectId: scope.projectId, incidentNumber: incidentNumberOf(incidentId) },
    orderBy: [{ startsAt: "asc" }, { fingerprint: "asc" }],
  });
  return rows.map(toStoredAlert);
}

/** Writes an alert instance whole: new, or in place of what was known of it. */
export async function saveAlert(
  db: EntityStore,
  scope: ProjectScope,
  alert: StoredAlert,
): Promise<void> {
  const { source, groupKey, fingerprint, startsAt, incidentId, labels, annotations, ...plain } =
    alert;
  const key = { projectId: scope.projectId, source, groupKey, fingerprint, startsAt };
  const columns = {
    ...plain,
    incidentNumber: incidentNumberOf(incidentId),
    labels: { ...labels },
    annotations: { ...annotations },
  };
  await db.prisma.alert.upsert({
    where: { projectId_source_groupKey_fingerprint_startsAt: { ...key, projectId: key.projectId } },
    create: { ...key, ...columns },
    update: columns,
  });
}

function toStoredAlert(row: AlertRow): StoredAlert {
  return {
    source: z.literal("alertmanager").parse(row.source),
    receiver: row.receiver,
    groupKey: row.groupKey,
    fingerprint: row.fingerprint,
    status: z.enum(["firing", "resolved"]).parse(row.status),
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    labels: StoredLabels.parse(row.labels),
    annotations: StoredLabels.parse(row.annotations),
    generatorUrl: row.generatorUrl,
    incidentId: toIncidentId(row.incidentNumber),
    firstReceivedAt: row.firstReceivedAt,
    lastReceivedAt: row.lastReceivedAt,
    deliveryCount: row.deliveryCount,
  };
}
