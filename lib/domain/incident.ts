import { ALERT_SOURCES } from "./alert";
import type { IncidentId, SpanId, TraceId } from "./ids";

export const INCIDENT_STATUSES = ["triggered", "acknowledged", "mitigated", "resolved"] as const;
export type IncidentStatus = (typeof INCIDENT_STATUSES)[number];

export const SEVERITIES = ["sev1", "sev2", "sev3", "sev4"] as const;
/** sev1 is the worst. */
export type Severity = (typeof SEVERITIES)[number];

/** Which door an incident came in by; `manual`: a person opened it. */
export const INCIDENT_SOURCES = [...ALERT_SOURCES, "manual"] as const;
export type IncidentSource = (typeof INCIDENT_SOURCES)[number];

/** Why a trace was kept as evidence. */
export const EVIDENCE_ROLES = ["named", "exemplar", "failing", "slow", "healthy"] as const;
export type EvidenceRole = (typeof EVIDENCE_ROLES)[number];

/** One trace chosen as evidence, with the reason a person reads. */
export interface EvidenceTrace {
  readonly traceId: TraceId;
  readonly role: EvidenceRole;
  /** 1 is looked at first within its role. */
  readonly rank: number;
  readonly reason: string;
  /** The span that matched the alert's service and route, when one did. */
  readonly entrySpanId: SpanId | null;
}

/** What was searched, what was found and what could not be seen. */
export interface EvidenceSummary {
  readonly status: "pending" | "ok" | "degraded" | "failed";
  readonly reasons: readonly string[];
  readonly collectedAt: Date | null;
  readonly windowStart: Date | null;
  readonly windowEnd: Date | null;
  readonly baselineStart: Date | null;
  readonly baselineEnd: Date | null;
  readonly counts: Readonly<Record<EvidenceRole, number>>;
}

/** Before anything was looked for. */
export const NO_EVIDENCE_YET: EvidenceSummary = {
  status: "pending",
  reasons: [],
  collectedAt: null,
  windowStart: null,
  windowEnd: null,
  baselineStart: null,
  baselineEnd: null,
  counts: { named: 0, exemplar: 0, failing: 0, slow: 0, healthy: 0 },
};

export interface Incident {
  readonly id: IncidentId;
  readonly title: string;
  readonly summary: string;
  readonly severity: Severity;
  readonly status: IncidentStatus;
  readonly source: IncidentSource;
  /** The sender's grouping key; alerts with the same one fall into one incident. */
  readonly groupKey: string;
  readonly alertName: string;
  readonly slo: string | null;
  readonly service: string | null;
  readonly route: string | null;
  /** Every service seen in the alerts and in the failing evidence, sorted. */
  readonly services: readonly string[];
  readonly openedAt: Date;
  readonly acknowledgedAt: Date | null;
  /** Who did it: the name that a person gave, `alert`, or null when nobody said. So are the others. */
  readonly acknowledgedBy: string | null;
  readonly mitigatedAt: Date | null;
  readonly mitigatedBy: string | null;
  readonly resolvedAt: Date | null;
  readonly resolvedBy: string | null;
  /** Who works on it. */
  readonly assignee: string | null;
  /** Its severity was chosen by a person, and alerts leave it. */
  readonly isSeverityByHand: boolean;
  /** The incident that goes on for this one. */
  readonly mergedInto: IncidentId | null;
  readonly updatedAt: Date;
  /** How often it was reopened by a re-firing alert. */
  readonly reopenCount: number;
  readonly firingAlertCount: number;
  readonly alertCount: number;
  /** Alerts the sender cut from its payload, as it counted them. */
  readonly truncatedAlertCount: number;
  readonly evidence: EvidenceSummary;
  /** The failing trace to open first. */
  readonly leadTraceId: TraceId | null;
}

/** Of an incident that nobody has looked at, or not since it was reopened. */
export const UNTOUCHED = {
  acknowledgedAt: null,
  acknowledgedBy: null,
  mitigatedAt: null,
  mitigatedBy: null,
  resolvedAt: null,
  resolvedBy: null,
} satisfies Partial<Incident>;

/** What people decide of an incident, before anybody did. */
export const NOBODY_YET = {
  ...UNTOUCHED,
  assignee: null,
  isSeverityByHand: false,
  mergedInto: null,
} satisfies Partial<Incident>;
