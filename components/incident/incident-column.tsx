"use client";

import type { EvidenceTraceDto, IncidentDetailDto } from "@/lib/domain/contracts/incident";
import { AlertSummaries } from "./alert-summaries";
import { EvidenceTraces } from "./evidence-traces";
import styles from "./incident-column.module.css";
import type { ShownTrace } from "./use-shown-trace";

interface IncidentColumnProps {
  incident: IncidentDetailDto;
  traces: readonly EvidenceTraceDto[];
  shown: ShownTrace;
  onOpenAlerts: () => void;
}

/** The left column: the evidence to choose from, and what fired. */
export function IncidentColumn({ incident, traces, shown, onOpenAlerts }: IncidentColumnProps) {
  return (
    <div className={styles.column}>
      <EvidenceTraces traces={traces} shownTraceId={shown.traceId} onSelect={shown.select} />
      <AlertSummaries alerts={incident.alerts} onOpen={onOpenAlerts} />
    </div>
  );
}
