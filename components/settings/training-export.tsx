"use client";

import { errorMessage } from "@/components/ui/api-error";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { Time } from "@/components/ui/time";
import { useOwnName } from "@/components/ui/use-own-name";
import type { PrivacyDto } from "@/lib/domain/contracts/settings";
import styles from "./settings-page.module.css";
import { useUpdateTrainingExport } from "./use-settings";

/** Whether the gold set may leave to train models, who said so and when. */
export function TrainingExport({ training }: { training: PrivacyDto["training"] }) {
  const [name, setName] = useOwnName();
  const update = useUpdateTrainingExport();
  const { isAllowed, by, at } = training;
  return (
    <fieldset className={styles.training}>
      <legend className={styles.caption}>Export of the gold set to train models</legend>
      <p className={styles.note} role="status">
        <strong>{isAllowed ? "Allowed" : "Off"}</strong>
        {by === null || at === null ? (
          ": nobody has allowed it."
        ) : (
          <>
            {isAllowed ? " by " : ": switched off by "}
            {by}, <Time unixMs={Date.parse(at)} />.
          </>
        )}{" "}
        What leaves so is redacted as above, label and evidence alike. The export for colleagues is
        another, and stays as it is.
      </p>
      <div className={styles.actions}>
        <TextField label="Your name" value={name} onChange={setName} className={styles.name} />
        <Button
          disabled={name.trim() === "" || update.isPending}
          title={name.trim() === "" ? "Give your name first" : undefined}
          onClick={() => update.mutate({ isAllowed: !isAllowed, by: name })}
        >
          {isAllowed ? "Switch off" : "Allow it"}
        </Button>
        {isAllowed ? (
          <a href="/api/gold-set.jsonl?purpose=training&evidence=true" download>
            Download it
          </a>
        ) : null}
        {update.isError ? (
          <span role="alert" className={styles.refusal}>
            Not saved: {errorMessage(update.error)}
          </span>
        ) : null}
      </div>
    </fieldset>
  );
}
