"use client";

import type { InitialSuspects } from "@/components/suspects/use-suspects";
import { WorkspaceSkeleton } from "@/components/trace/workspace-skeleton";
import { ApiError } from "@/components/ui/api-error";
import { LateState } from "@/components/ui/late-state";
import { ReadState } from "@/components/ui/read-state";
import { UnreadTitle } from "@/components/ui/unread-title";
import { useLastError } from "@/components/ui/use-last-error";
import type { IncidentDetailDto } from "@/lib/domain/contracts/incident";
import { IncidentNotFound } from "./incident-not-found";
import styles from "./incident-page.module.css";
import { IncidentWorkspace } from "./incident-workspace";
import { MergedIncident } from "./merged-incident";
import { incidentKey, useIncident } from "./use-incident";
import type { InitialTraces } from "./use-incident-traces";

interface IncidentPageProps {
  incidentId: string;
  /** What the server read; null when the browser has to. */
  incident: IncidentDetailDto | null;
  traces: InitialTraces | null;
  suspects: InitialSuspects | null;
}

/** The page of an incident in whatever state it is. */
export function IncidentPage({ incidentId, incident, traces, suspects }: IncidentPageProps) {
  const query = useIncident(incidentId, incident);
  const { data } = query;
  const error = useLastError(query.error, data !== undefined);
  const isGone = data === undefined && error instanceof ApiError && error.code === "not_found";
  if (isGone) return <IncidentNotFound />;
  return (
    <div className={styles.page}>
      {data === undefined && error !== null ? <UnreadTitle>{incidentId}</UnreadTitle> : null}
      <ReadState query={query} what="The incident" loading={<WorkspaceSkeleton withColumn />} />
      <LateState queryKey={incidentKey(incidentId)} what="The incident" />
      {data === undefined ? null : data.mergedInto === null ? (
        <IncidentWorkspace incident={data} initialTraces={traces} initialSuspects={suspects} />
      ) : (
        <MergedIncident incident={data} into={data.mergedInto} />
      )}
    </div>
  );
}
