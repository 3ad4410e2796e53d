"use client";

import { Snowflake } from "lucide-react";
import { errorMessage } from "@/components/ui/api-error";
import { Button } from "@/components/ui/button";
import { useOwnName } from "@/components/ui/use-own-name";
import { useFreezeCase } from "./use-verdicts";
import styles from "./verdict-panel.module.css";

/** Freezes the verdict that stands, with the evidence as it is, into the gold set. */
export function FreezeButton({ incidentId }: { incidentId: string }) {
  const [reviewer] = useOwnName();
  const freeze = useFreezeCase(incidentId);
  return (
    <>
      <Button
        icon={<Snowflake aria-hidden size={14} />}
        disabled={freeze.isPending || reviewer === ""}
        onClick={() => freeze.mutate(reviewer)}
      >
        Freeze into the gold set
      </Button>
      {freeze.isError ? (
        <span className={styles.refusal} role="alert">
          {errorMessage(freeze.error)}
        </span>
      ) : null}
      {freeze.isSuccess ? (
        <span className={styles.note} role="status">
          {freeze.data.id} version {freeze.data.version}, {freeze.data.split}
        </span>
      ) : null}
    </>
  );
}
