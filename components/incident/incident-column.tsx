"use client";

import type { ReactNode } from "react";
import type { EvidenceTraceDto, IncidentDetailDto } from "@/lib/domain/contracts/incident";
import { AlertSummaries } from "./alert-summaries";
import { EvidenceTraces } from "./evidence-traces";
import styles from "./incident-column.module.css";
import type { ShownTrace } from "./use-shown-trace";

interface IncidentColumnProps {
  suspects: ReactNode;
  /** Behind the suspects where there is no room above all panels. */
  context?: ReactNode;
  incident: IncidentDetailDto;
  traces: readonly EvidenceTraceDto[];
  shown: ShownTrace;
  onOpenAlerts: () => void;
}

/** The left column: who may have caused it, the evidence to choose from, and what fired. */
export function IncidentColumn(props: IncidentColumnProps) {
  const { suspects, context, incident, traces, shown, onOpenAlerts } = props;
  return (
    <div className={styles.column}>
      {suspects}
      {context}
      <EvidenceTraces traces={traces} shownTraceId={shown.traceId} onSelect={shown.select} />
      <AlertSummaries alerts={incident.alerts} onOpen={onOpenAlerts} />
    </div>
  );
}
