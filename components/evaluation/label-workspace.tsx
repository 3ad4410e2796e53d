"use client";

import { IncidentColumn } from "@/components/incident/incident-column";
import { LaterAlerts } from "@/components/incident/later-tabs";
import { NoEvidence } from "@/components/incident/no-evidence";
import { useIncidentTraces } from "@/components/incident/use-incident-traces";
import { useShownTrace } from "@/components/incident/use-shown-trace";
import { TraceView } from "@/components/trace/trace-view";
import { ReadState } from "@/components/ui/read-state";
import { useOwnName } from "@/components/ui/use-own-name";
import type { EvidenceTraceDto, IncidentDetailDto } from "@/lib/domain/contracts/incident";
import { formatCount } from "@/lib/view-models/format/format-count";
import { LabelHeader } from "./label-header";
import { useNextReview } from "./use-next-review";
import { useClaimReview } from "./use-review";
import { useVerdictTab } from "./use-verdict-tab";
import { VerdictKeys } from "./verdict-keys";

const NO_TRACES: readonly EvidenceTraceDto[] = [];

interface LabelWorkspaceProps {
  incident: IncidentDetailDto;
  blind: boolean;
}

/** The evidence of an incident and the form of a verdict; claimed for as long as it is open. */
export function LabelWorkspace({ incident, blind }: LabelWorkspaceProps) {
  const [reviewer] = useOwnName();
  const claim = useClaimReview(incident.id, reviewer);
  const next = useNextReview(incident.id, reviewer, blind);
  const evidence = useIncidentTraces(incident.id, incident.evidence.collectedAt, null);
  const traces = evidence.data ?? NO_TRACES;
  const shown = useShownTrace(incident.leadTraceId, traces);
  const verdict = useVerdictTab({ incidentId: incident.id, blind, onSaved: next.go });
  const alerts = {
    value: "alerts",
    label: "Alerts",
    count: formatCount(incident.alerts.length),
    fetchAhead: LaterAlerts.fetchAhead,
    content: <LaterAlerts alerts={incident.alerts} />,
  };
  const tabs = [verdict.tab, alerts];
  const left = (
    <IncidentColumn
      // Whom the machine suspects must not lead the label.
      suspects={null}
      incident={incident}
      traces={traces}
      shown={shown}
      onOpenAlerts={verdict.open}
    />
  );
  return (
    <>
      <LabelHeader incident={incident} blind={blind} claim={claim} next={next} />
      <ReadState query={evidence} what="The list of evidence" compact />
      {shown.traceId === null ? (
        <NoEvidence incident={incident} left={left} tabs={tabs} />
      ) : (
        <>
          <TraceView traceId={shown.traceId} left={left} tabs={tabs} />
          <VerdictKeys traceId={shown.traceId} state={verdict.state} onOpen={verdict.open} />
        </>
      )}
    </>
  );
}
