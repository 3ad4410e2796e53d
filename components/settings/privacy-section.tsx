"use client";

import { LoadingLines } from "@/components/ui/loading-lines";
import { ReadState } from "@/components/ui/read-state";
import { LeavingIncident } from "./leaving-incident";
import { PrivacyForm } from "./privacy-form";
import styles from "./settings-page.module.css";
import { TrainingExport } from "./training-export";
import { usePrivacy } from "./use-settings";

/** What of the evidence may leave the project, and a look at what would. */
export function PrivacySection() {
  const query = usePrivacy();
  return (
    <section className={styles.section} aria-labelledby="settings-privacy">
      <h2 className={styles.title} id="settings-privacy">
        Privacy
      </h2>
      <p className={styles.note}>
        Holds for whatever a model is sent. Numbers stay, being evidence; words of attributes that
        are not listed become tokens, the same each time, so that what belongs together can still be
        told. Logs and messages of errors are written without secrets and persons whatever is chosen
        here.
      </p>
      <LeavingIncident />
      <ReadState
        query={query}
        what="The privacy settings"
        loading={<LoadingLines label="Loading the privacy settings" count={6} />}
        compact
      />
      {query.data === undefined ? null : (
        <>
          <PrivacyForm privacy={query.data} />
          <TrainingExport training={query.data.training} />
        </>
      )}
    </section>
  );
}
