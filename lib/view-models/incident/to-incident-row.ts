import type { IncidentDto } from "@/lib/domain/contracts/incident";
import type { IncidentStatus, Severity } from "@/lib/domain/incident";
import { formatCountOf } from "@/lib/view-models/format/format-count";

/** One line of the incident list. */
export interface IncidentRow {
  readonly id: string;
  readonly href: string;
  readonly title: string;
  readonly severity: Severity;
  readonly status: IncidentStatus;
  /** Not resolved: still somebody's to look at. */
  readonly active: boolean;
  /** The SLO when the alert names one, else the alert. */
  readonly signal: string;
  readonly signalKind: "SLO" | "alert";
  readonly services: readonly string[];
  readonly kept: KeptTraces;
  readonly openedAtMs: number;
  /** Null while it lasts. */
  readonly resolvedAtMs: number | null;
  /** What a screen reader hears when the incident arrives. */
  readonly spoken: string;
}

/** The traces kept as evidence. */
export interface KeptTraces {
  readonly failing: number;
  readonly healthy: number;
  /** A word instead of the counts: they are not known yet, or could not be had. */
  readonly word: "collecting" | "failed" | null;
  readonly degraded: boolean;
  /** In full, for the title. */
  readonly note: string;
}

export function toIncidentRow(incident: IncidentDto): IncidentRow {
  return {
    id: incident.id,
    href: `/incidents/${incident.id}`,
    title: incident.title,
    severity: incident.severity,
    status: incident.status,
    active: incident.status !== "resolved",
    signal: incident.slo ?? incident.alertName,
    signalKind: incident.slo === null ? "alert" : "SLO",
    services: servicesOf(incident),
    kept: toKeptTraces(incident.evidence),
    openedAtMs: Date.parse(incident.openedAt),
    resolvedAtMs: incident.resolvedAt === null ? null : Date.parse(incident.resolvedAt),
    spoken: `${incident.severity.toUpperCase()} ${incident.id}, ${incident.title}`,
  };
}

/** The alert's own service first: it is the one that hurts. */
function servicesOf({ service, services }: IncidentDto): readonly string[] {
  if (service === null) return services;
  return [service, ...services.filter((name) => name !== service)];
}

function toKeptTraces({ status, counts, reasons }: IncidentDto["evidence"]): KeptTraces {
  const failing = counts.named + counts.exemplar + counts.failing + counts.slow;
  const word = status === "pending" ? "collecting" : status === "failed" ? "failed" : null;
  const found = `${formatCountOf(failing, "failing or slow trace")} and ${counts.healthy} healthy kept`;
  return {
    failing,
    healthy: counts.healthy,
    word,
    degraded: status === "degraded",
    note: [status === "pending" ? "Evidence is being collected" : found, ...reasons].join(". "),
  };
}
