"use client";

import type { InitialSuspects } from "@/components/suspects/use-suspects";
import { WorkspaceSkeleton } from "@/components/trace/workspace-skeleton";
import { ApiError, errorMessage } from "@/components/ui/api-error";
import { ErrorState } from "@/components/ui/error-state";
import type { IncidentDetailDto } from "@/lib/domain/contracts/incident";
import { IncidentNotFound } from "./incident-not-found";
import styles from "./incident-page.module.css";
import { IncidentWorkspace } from "./incident-workspace";
import { MergedIncident } from "./merged-incident";
import { useIncident } from "./use-incident";
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
  if (query.isPending) return <WorkspaceSkeleton withColumn />;
  if (query.data === undefined) {
    const gone = query.error instanceof ApiError && query.error.code === "not_found";
    return gone ? (
      <IncidentNotFound />
    ) : (
      <ErrorState
        title="The incident could not be read."
        message={errorMessage(query.error)}
        onRetry={() => void query.refetch()}
        retrying={query.isFetching}
      />
    );
  }
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
      {query.data.mergedInto === null ? (
        <IncidentWorkspace
          incident={query.data}
          initialTraces={traces}
          initialSuspects={suspects}
        />
      ) : (
        <MergedIncident incident={query.data} into={query.data.mergedInto} />
      )}
    </div>
  );
}
