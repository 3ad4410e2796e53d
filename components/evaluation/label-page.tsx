"use client";

import { parseAsBoolean, useQueryState } from "nuqs";
import { IncidentNotFound } from "@/components/incident/incident-not-found";
import { useIncident } from "@/components/incident/use-incident";
import { WorkspaceSkeleton } from "@/components/trace/workspace-skeleton";
import { ApiError } from "@/components/ui/api-error";
import { ReadState } from "@/components/ui/read-state";
import { UnreadTitle } from "@/components/ui/unread-title";
import { useLastError } from "@/components/ui/use-last-error";
import { LabelWorkspace } from "./label-workspace";

/** An incident to be labelled. Blind unless the address says otherwise: then nothing of the ranker is asked for. */
export function LabelPage({ incidentId }: { incidentId: string }) {
  const query = useIncident(incidentId, null);
  const [blind] = useQueryState("blind", parseAsBoolean.withDefault(true));
  const error = useLastError(query.error, query.data !== undefined);
  if (query.data === undefined && error instanceof ApiError && error.code === "not_found") {
    return <IncidentNotFound />;
  }
  return (
    <>
      {query.data === undefined && error !== null ? <UnreadTitle>{incidentId}</UnreadTitle> : null}
      <ReadState query={query} what="The incident" loading={<WorkspaceSkeleton withColumn />} />
      {query.data === undefined ? null : <LabelWorkspace incident={query.data} blind={blind} />}
    </>
  );
}
