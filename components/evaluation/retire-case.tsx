"use client";

import { type FormEvent, useState } from "react";
import { errorMessage } from "@/components/ui/api-error";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { useOwnName } from "@/components/ui/use-own-name";
import styles from "./review-page.module.css";
import { useRetireCase } from "./use-review";

/** Takes a case out of the gold set once one has said why. */
export function RetireCase({ caseId }: { caseId: string }) {
  const [reviewer] = useOwnName();
  const [isAsked, setAsked] = useState(false);
  const [reason, setReason] = useState("");
  const retire = useRetireCase(caseId);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    retire.mutate({ by: reviewer, reason });
  };
  if (!isAsked) {
    return (
      <Button variant="ghost" aria-label={`Retire ${caseId}`} onClick={() => setAsked(true)}>
        Retire…
      </Button>
    );
  }
  return (
    <form
      className={styles.retire}
      onSubmit={submit}
      onKeyDown={(event) => (event.key === "Escape" ? setAsked(false) : undefined)}
      aria-label={`Retire ${caseId}`}
    >
      <TextField label="Why" value={reason} onChange={setReason} autoFocus />
      <Button type="submit" disabled={reason.trim() === "" || reviewer === "" || retire.isPending}>
        Retire
      </Button>
      <Button variant="ghost" onClick={() => setAsked(false)}>
        Keep
      </Button>
      {retire.isError ? <span role="alert">{errorMessage(retire.error)}</span> : null}
    </form>
  );
}
