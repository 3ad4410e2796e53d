"use client";

import type { ReactNode } from "react";
import type { DrawerTab } from "@/components/trace/trace-drawer";
import { WorkspaceMessage } from "@/components/trace/workspace-message";
import { EmptyState } from "@/components/ui/empty-state";
import { PageLink } from "@/components/ui/page-link";
import { useTimeZone } from "@/components/ui/time-zone";
import type { IncidentDetailDto } from "@/lib/domain/contracts/incident";
import { toSentence } from "@/lib/view-models/format/to-sentence";
import { windowText } from "@/lib/view-models/incident/evidence-line";

interface NoEvidenceProps {
  incident: IncidentDetailDto;
  left: ReactNode;
  tabs: readonly DrawerTab[];
}

/** No trace to show: still being collected, or searched for and not found. */
export function NoEvidence({ incident, left, tabs }: NoEvidenceProps) {
  return (
    <WorkspaceMessage left={left} tabs={tabs}>
      {incident.evidence.status === "pending" ? (
        <EmptyState title="Evidence is being collected">
          Traces that the alert names, then failing, slow and healthy ones of its service and route.
          They appear here by themselves.
        </EmptyState>
      ) : (
        <Searched incident={incident} />
      )}
    </WorkspaceMessage>
  );
}

function Searched({ incident }: { incident: IncidentDetailDto }) {
  const { timeZone } = useTimeZone();
  const { evidence, service, route } = incident;
  const time = windowText(evidence.windowStart, evidence.windowEnd, timeZone);
  return (
    <EmptyState title="No trace was found for this incident">
      <p>
        Searched: a trace named by the alert, an exemplar of its metric, then failing and slow
        traces of {service === null ? "any service" : <strong>{service}</strong>}
        {route === null ? "" : ` at ${route}`}
        {time === null ? "" : `, ${time}`}.
      </p>
      {evidence.reasons.length === 0 ? null : <p>{toSentence(evidence.reasons.join("; "))}</p>}
      <p>
        Send traces of this service to <code>/v1/traces</code>, give the alert a{" "}
        <code>service</code> label that equals its <code>service.name</code>, or put a{" "}
        <code>trace_id</code> into its annotations. <PageLink href="/services">Services</PageLink>{" "}
        lists the names that telemetry came under. Evidence is searched again with the next
        notification of the alert.
      </p>
    </EmptyState>
  );
}
