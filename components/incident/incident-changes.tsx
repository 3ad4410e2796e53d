"use client";

import { useQuery } from "@tanstack/react-query";
import { ChangeTable } from "@/components/service/change-table";
import { errorMessage } from "@/components/ui/api-error";
import { ErrorState } from "@/components/ui/error-state";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import { LoadingLines } from "@/components/ui/loading-lines";
import { Time } from "@/components/ui/time";
import { listIncidentChanges } from "@/lib/domain/contracts/incident-calls";
import styles from "./incident-changes.module.css";

const REFETCH_MS = 30_000;

/** What changed in the incident's services since a day before it, and how long before it showed. */
export function IncidentChanges({ incidentId }: { incidentId: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ["incident", incidentId, "changes"],
    queryFn: ({ signal }) => fetchEndpoint(listIncidentChanges, { params: { incidentId }, signal }),
    refetchInterval: REFETCH_MS,
  });
  if (data === undefined) {
    return error === null ? (
      <LoadingLines label="Loading the changes" />
    ) : (
      <ErrorState
        compact
        title="The changes could not be read."
        message={errorMessage(error)}
        onRetry={() => void refetch()}
      />
    );
  }
  return (
    <>
      <p className={styles.symptom}>
        First symptom <Time unixMs={Date.parse(data.symptomAt)} show="absolute" />: {data.symptom}.
        Changes since a day before the incident.
      </p>
      <ChangeTable changes={data.items} symptomMs={Date.parse(data.symptomAt)} />
    </>
  );
}
