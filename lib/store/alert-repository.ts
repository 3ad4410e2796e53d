import { z } from "zod";
import { ALERT_SOURCES, type StoredAlert } from "@/lib/domain/alert";
import { type IncidentId, incidentNumberOf, toIncidentId } from "@/lib/domain/ids";
import type { ProjectScope } from "@/lib/domain/project";
import type { Alert as AlertRow } from "@/prisma/generated/client";
import type { EntityStore } from "./database";

const StoredLabels = z.record(z.string(), z.string());

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

/** Throws when a row breaks what its CHECK constraints promise. */
export function toStoredAlert(row: AlertRow): StoredAlert {
  return {
    source: z.enum(ALERT_SOURCES).parse(row.source),
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
    joinedBecause: row.joinedBecause,
    movedFrom: row.movedFrom === null ? null : toIncidentId(row.movedFrom),
  };
}
