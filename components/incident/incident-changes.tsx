"use client";

import { useQuery } from "@tanstack/react-query";
import { ChangeTable } from "@/components/service/change-table";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import { LoadingLines } from "@/components/ui/loading-lines";
import { ReadState } from "@/components/ui/read-state";
import { Time } from "@/components/ui/time";
import type { IncidentChangesDto } from "@/lib/domain/contracts/change";
import { listIncidentChanges } from "@/lib/domain/contracts/incident-calls";
import styles from "./incident-changes.module.css";

const REFETCH_MS = 30_000;

/** What changed in the incident's services since a day before it, and how long before it showed. */
export function IncidentChanges({ incidentId }: { incidentId: string }) {
  const query = useQuery({
    queryKey: ["incident", incidentId, "changes"],
    queryFn: ({ signal }) => fetchEndpoint(listIncidentChanges, { params: { incidentId }, signal }),
    refetchInterval: REFETCH_MS,
  });
  return (
    <>
      <ReadState
        query={query}
        what="The changes"
        loading={<LoadingLines label="Loading the changes" />}
        compact
      />
      {query.data === undefined ? null : <Changes changes={query.data} />}
    </>
  );
}

function Changes({ changes }: { changes: IncidentChangesDto }) {
  const { symptom, symptomAt, items, reasons } = changes;
  return (
    <>
      <p className={styles.symptom}>
        First symptom <Time unixMs={Date.parse(symptomAt)} show="absolute" />: {symptom}. Changes
        since a day before the incident{reasons.length === 0 ? "" : `: ${reasons.join("; ")}`}.
      </p>
      <ChangeTable changes={items} symptomMs={Date.parse(symptomAt)} />
    </>
  );
}
