"use client";

import { useRouter } from "next/navigation";
import { useNotices } from "@/components/shell/notices";
import { errorMessage } from "@/components/ui/api-error";
import { Button } from "@/components/ui/button";
import { PageLink } from "@/components/ui/page-link";
import type { IncidentDetailDto } from "@/lib/domain/contracts/incident";
import { LaterActivity } from "./later-tabs";
import styles from "./merged-incident.module.css";
import { useUnmergeIncident } from "./use-lifecycle";

interface MergedIncidentProps {
  incident: IncidentDetailDto;
  /** The incident that goes on for it. */
  into: string;
}

/** What remains of an incident that was merged: the way to the other one, and the way back. */
export function MergedIncident({ incident, into }: MergedIncidentProps) {
  const router = useRouter();
  const { notify } = useNotices();
  const unmerge = useUnmergeIncident(incident.id, () =>
    notify(`${incident.id} is taken out of ${into} again`),
  );
  return (
    <div className={styles.root}>
      <header className={styles.head}>
        <h1 className={styles.title}>
          <code className={styles.id}>{incident.id}</code> {incident.title}
        </h1>
        <p className={styles.words}>
          Merged into <PageLink href={`/incidents/${into}`}>{into}</PageLink>, which has its alerts,
          also those to come, and where its evidence and notes are read.
        </p>
        <div className={styles.actions}>
          <Button variant="solid" onClick={() => router.push(`/incidents/${into}`)}>
            Go to {into}
          </Button>
          <Button
            disabled={unmerge.isPending}
            onClick={() => unmerge.mutate()}
            title={`It gets back the alerts that came with it and since; what was done in ${into} stays there`}
          >
            Take it out of {into} again
          </Button>
          {unmerge.isError ? (
            <span role="alert" className={styles.refusal}>
              Not done: {errorMessage(unmerge.error)}
            </span>
          ) : null}
        </div>
      </header>
      <LaterActivity
        incident={incident}
        onOpenTab={(tab) => router.push(`/incidents/${into}?tab=${tab}`)}
      />
    </div>
  );
}
