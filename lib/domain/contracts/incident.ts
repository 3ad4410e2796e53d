import { z } from "zod";
import { ALERT_SOURCES } from "@/lib/domain/alert";
import { TraceId } from "@/lib/domain/ids";
import {
  EVIDENCE_ROLES,
  INCIDENT_SOURCES,
  INCIDENT_STATUSES,
  SEVERITIES,
} from "@/lib/domain/incident";
import { INCIDENT_SORTS } from "@/lib/domain/incident-sort";
import { IncidentFilterQuery } from "./incident-filter-query";
import { ActorName } from "./person";
import { TopSuspectDto } from "./suspects";
import { DurationNanoText, IsoTime, listOf, PageQuery, UnixNanoText } from "./wire-format";

export const EvidenceSummaryDto = z.object({
  status: z.enum(["pending", "ok", "degraded", "failed"]),
  reasons: z.array(z.string()),
  collectedAt: IsoTime.nullable(),
  windowStart: IsoTime.nullable(),
  windowEnd: IsoTime.nullable(),
  baselineStart: IsoTime.nullable(),
  baselineEnd: IsoTime.nullable(),
  counts: z.record(z.enum(EVIDENCE_ROLES), z.number().int()),
});
export type EvidenceSummaryDto = z.infer<typeof EvidenceSummaryDto>;

export const IncidentDto = z.object({
  id: z.string(),
  title: z.string(),
  summary: z.string(),
  severity: z.enum(SEVERITIES),
  status: z.enum(INCIDENT_STATUSES),
  source: z.enum(INCIDENT_SOURCES),
  alertName: z.string(),
  slo: z.string().nullable(),
  service: z.string().nullable(),
  route: z.string().nullable(),
  services: z.array(z.string()),
  openedAt: IsoTime,
  acknowledgedAt: IsoTime.nullable(),
  /** Who did it: a person's name, `alert`, or null when nobody said; so are the others. */
  acknowledgedBy: z.string().nullable(),
  mitigatedAt: IsoTime.nullable(),
  mitigatedBy: z.string().nullable(),
  resolvedAt: IsoTime.nullable(),
  resolvedBy: z.string().nullable(),
  assignee: z.string().nullable(),
  /** A person chose its severity, and alerts leave it. */
  isSeverityByHand: z.boolean(),
  /** The incident that goes on for this one. */
  mergedInto: z.string().nullable(),
  updatedAt: IsoTime,
  reopenCount: z.number().int(),
  firingAlertCount: z.number().int(),
  alertCount: z.number().int(),
  truncatedAlertCount: z.number().int(),
  evidence: EvidenceSummaryDto,
  leadTraceId: z.string().nullable(),
});
export type IncidentDto = z.infer<typeof IncidentDto>;

export const AlertDto = z.object({
  source: z.enum(ALERT_SOURCES),
  receiver: z.string(),
  groupKey: z.string(),
  fingerprint: z.string(),
  status: z.enum(["firing", "resolved"]),
  startsAt: IsoTime,
  endsAt: IsoTime.nullable(),
  labels: z.record(z.string(), z.string()),
  annotations: z.record(z.string(), z.string()),
  generatorUrl: z.string(),
  firstReceivedAt: IsoTime,
  lastReceivedAt: IsoTime,
  /** Why it belongs to an incident that alerts of another group opened; else null. */
  joinedBecause: z.string().nullable(),
  /** The incident that it came with, when that was merged into the one it is in. */
  movedFrom: z.string().nullable(),
});
export type AlertDto = z.infer<typeof AlertDto>;

export const IncidentDetailDto = IncidentDto.extend({
  alerts: z.array(AlertDto),
  /** The incidents that it goes on for. */
  mergedFrom: z.array(z.string()),
});
export type IncidentDetailDto = z.infer<typeof IncidentDetailDto>;

export const IncidentListQuery = z.object({
  ...IncidentFilterQuery.shape,
  sort: z
    .enum(INCIDENT_SORTS)
    .optional()
    .describe("a column, with - before it downwards; by default active first, then by severity"),
  ...PageQuery,
});
export type IncidentListQuery = z.infer<typeof IncidentListQuery>;

/** An incident in a line of the list; `topSuspect` is null until its evidence was ranked. */
export const IncidentListItemDto = IncidentDto.extend({ topSuspect: TopSuspectDto.nullable() });
export type IncidentListItemDto = z.infer<typeof IncidentListItemDto>;
export const IncidentListDto = listOf(IncidentListItemDto);
export type IncidentListDto = z.infer<typeof IncidentListDto>;

/** At least one of status, assignee (null for nobody) and severity. */
export const UpdateIncidentBody = z
  .object({
    status: z.enum(INCIDENT_STATUSES).optional(),
    assignee: ActorName.nullable().optional(),
    severity: z.enum(SEVERITIES).optional(),
    /** Who does it. */
    by: ActorName.optional(),
  })
  .refine(
    ({ status, assignee, severity }) =>
      status !== undefined || assignee !== undefined || severity !== undefined,
    "name what to change: status, assignee or severity",
  );
export type UpdateIncidentBody = z.infer<typeof UpdateIncidentBody>;

/** "Investigate this": an incident opened by a person, from a trace. */
export const OpenIncidentBody = z.object({
  traceId: TraceId,
  /** By default, what the trace is of. */
  title: z.string().min(1).max(500).optional(),
  summary: z.string().max(10_000).default(""),
  severity: z.enum(SEVERITIES).default("sev3"),
});
export type OpenIncidentBody = z.infer<typeof OpenIncidentBody>;

/** An evidence trace with what the list needs to tell traces apart. */
export const EvidenceTraceDto = z.object({
  traceId: z.string(),
  role: z.enum(EVIDENCE_ROLES),
  rank: z.number().int(),
  reason: z.string(),
  entrySpanId: z.string().nullable(),
  startUnixNano: UnixNanoText.nullable(),
  durationNano: DurationNanoText.nullable(),
  spanCount: z.number().int(),
  errorSpanCount: z.number().int(),
  services: z.array(z.string()),
  rootService: z.string().nullable(),
  rootName: z.string().nullable(),
});
export type EvidenceTraceDto = z.infer<typeof EvidenceTraceDto>;
export const EvidenceTraceListDto = listOf(EvidenceTraceDto);

export const ExemplarDto = z.object({
  id: z.string(),
  metricName: z.string(),
  unit: z.string(),
  service: z.string(),
  timeUnixNano: UnixNanoText,
  value: z.number().nullable(),
  traceId: z.string().nullable(),
  spanId: z.string().nullable(),
  attributes: z.record(z.string(), z.unknown()),
});
export const ExemplarListDto = listOf(ExemplarDto);
