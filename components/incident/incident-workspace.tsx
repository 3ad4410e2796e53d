"use client";

import { parseAsString, useQueryState } from "nuqs";
import { AnalysisTab } from "@/components/analysis/analysis-tab";
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
import { NoEvidence } from "./no-evidence";
import { type InitialTraces, useIncidentTraces } from "./use-incident-traces";
import { useShownTrace } from "./use-shown-trace";

const NO_TRACES: readonly EvidenceTraceDto[] = [];

interface IncidentWorkspaceProps {
  incident: IncidentDetailDto;
  initialTraces: InitialTraces | null;
}

/** An incident on one screen: what fired, its evidence, the trace that shows it. */
export function IncidentWorkspace({ incident, initialTraces }: IncidentWorkspaceProps) {
  const { collectedAt } = incident.evidence;
  const evidence = useIncidentTraces(incident.id, collectedAt, initialTraces);
  const traces = evidence.data ?? NO_TRACES;
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
    <>
      {evidence.isError ? (
        <ErrorState
          compact
          title="The list of evidence could not be read."
          message={errorMessage(evidence.error)}
          onRetry={() => void evidence.refetch()}
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
    </>
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
          incidentId={incident.id}
          evidence={incident.evidence}
          traces={traces}
          shownTraceId={shownTraceId}
          onSelect={onSelect}
        />
      ),
    },
    {
      value: "analysis",
      label: "Analysis",
      content: <AnalysisTab incidentId={incident.id} />,
    },
  ];
}
