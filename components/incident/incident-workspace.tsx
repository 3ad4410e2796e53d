"use client";

import { parseAsString, useQueryState } from "nuqs";
import { EvidenceTable } from "@/components/evidence/evidence-table";
import type { DrawerTab } from "@/components/trace/trace-drawer";
import { TraceView } from "@/components/trace/trace-view";
import { errorMessage } from "@/components/ui/api-error";
import { ErrorState } from "@/components/ui/error-state";
import type { EvidenceTraceDto, IncidentDetailDto } from "@/lib/domain/contracts/incident";
import { formatCount } from "@/lib/view-models/format/format-count";
import { AlertCards } from "./alert-cards";
import { EvidenceLine } from "./evidence-line";
import { IncidentColumn } from "./incident-column";
import { IncidentHeader } from "./incident-header";
import styles from "./incident-workspace.module.css";
import { NoEvidence } from "./no-evidence";
import { useIncident } from "./use-incident";
import { useIncidentTraces } from "./use-incident-traces";
import { useShownTrace } from "./use-shown-trace";

interface IncidentWorkspaceProps {
  incident: IncidentDetailDto;
  traces: EvidenceTraceDto[];
}

/** An incident on one screen: what fired, its evidence, the trace that shows it. */
export function IncidentWorkspace({
  incident: initial,
  traces: initialTraces,
}: IncidentWorkspaceProps) {
  const query = useIncident(initial);
  const incident = query.data ?? initial;
  const { collectedAt } = incident.evidence;
  const { data: traces = initialTraces } = useIncidentTraces(incident.id, collectedAt, {
    collectedAt: initial.evidence.collectedAt,
    traces: initialTraces,
  });
  const shown = useShownTrace(incident.leadTraceId, traces);
  const [, setTab] = useQueryState("tab", parseAsString);
  const left = (
    <IncidentColumn
      incident={incident}
      traces={traces}
      shown={shown}
      onOpenAlerts={() => void setTab("alerts")}
    />
  );
  const tabs = drawerTabs(incident, traces, shown.traceId, shown.select);
  return (
    <div className={styles.page}>
      {query.isError ? (
        <ErrorState
          compact
          title="The incident could not be read again."
          message={errorMessage(query.error)}
          advice="What you see may be old."
        />
      ) : null}
      <IncidentHeader incident={incident} />
      <EvidenceLine
        evidence={incident.evidence}
        shown={traces.find((trace) => trace.traceId === shown.traceId) ?? null}
      />
      {shown.traceId === null ? (
        <NoEvidence incident={incident} left={left} tabs={tabs} />
      ) : (
        <TraceView traceId={shown.traceId} left={left} tabs={tabs} />
      )}
    </div>
  );
}

function drawerTabs(
  incident: IncidentDetailDto,
  traces: readonly EvidenceTraceDto[],
  shownTraceId: string | null,
  onSelect: (traceId: string) => void,
): readonly DrawerTab[] {
  return [
    {
      value: "alerts",
      label: "Alerts",
      count: formatCount(incident.alerts.length),
      content: <AlertCards alerts={incident.alerts} />,
    },
    {
      value: "evidence",
      label: "Evidence",
      count: formatCount(traces.length),
      content: (
        <EvidenceTable
          evidence={incident.evidence}
          traces={traces}
          shownTraceId={shownTraceId}
          onSelect={onSelect}
        />
      ),
    },
  ];
}
