import { z } from "zod";
import { ALERT_SOURCES, type LeadAlert } from "@/lib/domain/alert";
import { asTraceId } from "@/lib/domain/id-text";
import { incidentNumberOf, toIncidentId } from "@/lib/domain/ids";
import {
  EVIDENCE_ROLES,
  type EvidenceSummary,
  INCIDENT_SOURCES,
  INCIDENT_STATUSES,
  type Incident,
  SEVERITIES,
} from "@/lib/domain/incident";
import type { ProjectScope } from "@/lib/domain/project";
import { type Incident as IncidentRow, Prisma } from "@/prisma/generated/client";

const StoredTime = z.iso
  .datetime()
  .transform((text) => new Date(text))
  .nullable();

/** The `evidence` column. */
const StoredEvidence = z.object({
  status: z.enum(["pending", "ok", "degraded", "failed"]),
  reasons: z.array(z.string()),
  collectedAt: StoredTime,
  windowStart: StoredTime,
  windowEnd: StoredTime,
  baselineStart: StoredTime,
  baselineEnd: StoredTime,
  counts: z.record(z.enum(EVIDENCE_ROLES), z.number().int()),
});

/** JSON of a summary: times in ISO 8601. */
export function toEvidenceColumn(evidence: EvidenceSummary): Prisma.InputJsonObject {
  const iso = (time: Date | null) => time?.toISOString() ?? null;
  return {
    status: evidence.status,
    reasons: [...evidence.reasons],
    collectedAt: iso(evidence.collectedAt),
    windowStart: iso(evidence.windowStart),
    windowEnd: iso(evidence.windowEnd),
    baselineStart: iso(evidence.baselineStart),
    baselineEnd: iso(evidence.baselineEnd),
    counts: { ...evidence.counts },
  };
}

const StoredLabels = z.record(z.string(), z.string());

/** The `lead_alert` column. */
const StoredLead = z.object({
  source: z.enum(ALERT_SOURCES),
  groupKey: z.string(),
  fingerprint: z.string(),
  startsAt: z.iso.datetime().transform((text) => new Date(text)),
  labels: StoredLabels,
  annotations: StoredLabels,
});

/** The alert that an incident is named after; null where that was not kept. */
export function toLeadAlert({ leadAlert }: Pick<IncidentRow, "leadAlert">): LeadAlert | null {
  return StoredLead.nullable().parse(leadAlert);
}

/** JSON of an alert: its start in ISO 8601. */
export function toLeadColumn(lead: LeadAlert | null) {
  if (lead === null) return Prisma.DbNull;
  return { ...lead, startsAt: lead.startsAt.toISOString() };
}

/** What can be written of an incident besides its key. */
export type IncidentFields = Omit<Incident, "id"> & {
  /** The alert that it is named after; left out, it stays; null: it has to be found among all. */
  readonly leadAlert?: LeadAlert | null;
};

/** The columns of the given fields. */
export function toIncidentColumns(fields: Partial<IncidentFields>): Prisma.IncidentUpdateInput {
  const { evidence, services, mergedInto, leadAlert, ...plain } = fields;
  return {
    ...plain,
    ...(services === undefined ? {} : { services: [...services] }),
    ...(mergedInto === undefined ? {} : { mergedInto: toNumber(mergedInto) }),
    ...(evidence === undefined ? {} : { evidence: toEvidenceColumn(evidence) }),
    ...(leadAlert === undefined ? {} : { leadAlert: toLeadColumn(leadAlert) }),
  };
}

/** The number behind an id that may be missing. */
export function toNumber(id: Incident["id"] | null): number | null {
  return id === null ? null : incidentNumberOf(id);
}

/** Throws when a row breaks what its CHECK constraints promise. */
export function toIncident(row: IncidentRow): Incident {
  return {
    id: toIncidentId(row.number),
    title: row.title,
    summary: row.summary,
    severity: z.enum(SEVERITIES).parse(row.severity),
    status: z.enum(INCIDENT_STATUSES).parse(row.status),
    source: z.enum(INCIDENT_SOURCES).parse(row.source),
    groupKey: row.groupKey,
    alertName: row.alertName,
    slo: row.slo,
    service: row.service,
    route: row.route,
    services: row.services,
    openedAt: row.openedAt,
    acknowledgedAt: row.acknowledgedAt,
    acknowledgedBy: row.acknowledgedBy,
    mitigatedAt: row.mitigatedAt,
    mitigatedBy: row.mitigatedBy,
    resolvedAt: row.resolvedAt,
    resolvedBy: row.resolvedBy,
    assignee: row.assignee,
    isSeverityByHand: row.isSeverityByHand,
    mergedInto: row.mergedInto === null ? null : toIncidentId(row.mergedInto),
    updatedAt: row.updatedAt,
    reopenCount: row.reopenCount,
    firingAlertCount: row.firingAlertCount,
    alertCount: row.alertCount,
    truncatedAlertCount: row.truncatedAlertCount,
    evidence: StoredEvidence.parse(row.evidence),
    leadTraceId: row.leadTraceId === null ? null : asTraceId(row.leadTraceId),
  };
}

/** The primary key of an incident. */
export function incidentKey(scope: ProjectScope, id: Incident["id"]) {
  return { projectId: scope.projectId, number: incidentNumberOf(id) };
}
