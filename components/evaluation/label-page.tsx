"use client";

import { parseAsBoolean, useQueryState } from "nuqs";
import { IncidentNotFound } from "@/components/incident/incident-not-found";
import { useIncident } from "@/components/incident/use-incident";
import { WorkspaceSkeleton } from "@/components/trace/workspace-skeleton";
import { ApiError, errorMessage } from "@/components/ui/api-error";
import { ErrorState } from "@/components/ui/error-state";
import { LabelWorkspace } from "./label-workspace";

/** An incident to be labelled. Blind unless the address says otherwise: then nothing of the ranker is asked for. */
export function LabelPage({ incidentId }: { incidentId: string }) {
  const query = useIncident(incidentId, null);
  const [blind] = useQueryState("blind", parseAsBoolean.withDefault(true));
  if (query.isPending) return <WorkspaceSkeleton withColumn />;
  if (query.data !== undefined) return <LabelWorkspace incident={query.data} blind={blind} />;
  if (query.error instanceof ApiError && query.error.code === "not_found") {
    return <IncidentNotFound />;
  }
  return (
    <ErrorState
      title="The incident could not be read."
      message={errorMessage(query.error)}
      onRetry={() => void query.refetch()}
      retrying={query.isFetching}
    />
  );
}
