import type { IncidentDto, IncidentListItemDto } from "@/lib/domain/contracts/incident";
import type { IncidentStatus, Severity } from "@/lib/domain/incident";
import { type SuspectEdge, suspectName } from "@/lib/domain/suspect";
import { formatCountOf } from "@/lib/view-models/format/format-count";
import {
  formatProbability,
  kindWord,
  probabilityWord,
} from "@/lib/view-models/suspects/probability";

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
  readonly topSuspect: TopSuspect;
  readonly kept: KeptTraces;
  /** Null while nobody has it. */
  readonly assignee: string | null;
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

/** The first suspect, or a word for why there is none. */
export type TopSuspect =
  | {
      readonly kind: "named";
      readonly service: string;
      readonly edge: SuspectEdge | null;
      readonly operation: string;
      readonly confidence: string;
      readonly note: string;
    }
  | { readonly kind: "word"; readonly word: string; readonly note: string };

export function toIncidentRow(incident: IncidentListItemDto): IncidentRow {
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
    topSuspect: toTopSuspect(incident),
    kept: toKeptTraces(incident.evidence),
    assignee: incident.assignee,
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

function toTopSuspect({ topSuspect, evidence }: IncidentListItemDto): TopSuspect {
  if (topSuspect === null) {
    const isOver = evidence.status === "failed";
    const note = isOver ? "There is no evidence to rank" : "The evidence was not ranked yet";
    return { kind: "word", word: isOver ? "no evidence" : "not ranked yet", note };
  }
  const { suspect, confidence, status } = topSuspect;
  if (suspect === null) return { kind: "word", word: "cannot tell", note: confidence.reason };
  const { service, operation, edge, kind, probability } = suspect;
  const what = [suspectName(suspect), kindWord(kind), operation].filter(Boolean).join(" ");
  const partial = status === "degraded" ? ", from partial evidence" : "";
  return {
    kind: "named",
    service,
    edge,
    operation,
    confidence: confidence.word,
    note: `${what}: ${probabilityWord(probability)} ${formatProbability(probability)}, ${confidence.word} confidence${partial} (${confidence.reason})`,
  };
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
