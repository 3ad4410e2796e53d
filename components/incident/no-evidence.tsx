"use client";

import type { ReactNode } from "react";
import { type DrawerTab, TraceDrawer } from "@/components/trace/trace-drawer";
import { WaterfallSkeleton } from "@/components/trace/waterfall-skeleton";
import { WorkspaceLayout } from "@/components/trace/workspace-layout";
import { EmptyState } from "@/components/ui/empty-state";
import { useTimeZone } from "@/components/ui/time-zone";
import type { IncidentDetailDto } from "@/lib/domain/contracts/incident";
import { windowText } from "@/lib/view-models/incident/evidence-line";

interface NoEvidenceProps {
  incident: IncidentDetailDto;
  left: ReactNode;
  tabs: readonly DrawerTab[];
}

/** No trace to show: still being collected, or searched for and not found. */
export function NoEvidence({ incident, left, tabs }: NoEvidenceProps) {
  const pending = incident.evidence.status === "pending";
  return (
    <WorkspaceLayout
      left={left}
      graph={null}
      waterfall={pending ? <WaterfallSkeleton /> : <Searched incident={incident} />}
      details={null}
      drawer={<TraceDrawer tabs={tabs} aside={null} />}
    />
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
      {evidence.reasons.length === 0 ? null : <p>{evidence.reasons.join("; ")}</p>}
      <p>
        Send traces of this service to <code>/v1/traces</code>, give the alert a{" "}
        <code>service</code> label that equals its <code>service.name</code>, or put a{" "}
        <code>trace_id</code> into its annotations. Evidence is searched again with the next
        notification of the alert.
      </p>
    </EmptyState>
  );
}
