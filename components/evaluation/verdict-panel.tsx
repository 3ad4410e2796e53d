"use client";

import { type KeyboardEvent, useId } from "react";
import { Button } from "@/components/ui/button";
import { ReadState } from "@/components/ui/read-state";
import { FreezeButton } from "./freeze-button";
import type { VerdictFormInput, VerdictFormState } from "./use-verdict-form";
import { VerdictAnswer } from "./verdict-answer";
import { VerdictCause } from "./verdict-cause";
import { VERDICT_FORM } from "./verdict-field";
import { VerdictHistory } from "./verdict-history";
import { VerdictJudgements } from "./verdict-judgements";
import styles from "./verdict-panel.module.css";

interface VerdictPanelProps {
  input: VerdictFormInput;
  state: VerdictFormState;
}

/** A verdict from who says it to saving it, and the versions before. Escape leaves a field. */
export function VerdictPanel({ input, state }: VerdictPanelProps) {
  const id = useId();
  const leaveField = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === "Escape" && event.target instanceof HTMLElement) event.target.blur();
  };
  return (
    <div className={styles.root}>
      <ReadState query={state.reading} what="The verdicts given so far" compact />
      <form
        className={styles.form}
        aria-labelledby={id}
        {...{ [VERDICT_FORM]: "" }}
        onKeyDown={leaveField}
        onSubmit={(event) => {
          event.preventDefault();
          state.save();
        }}
      >
        <header className={styles.bar}>
          <h2 id={id} className={styles.title}>
            {titleOf(state)}
          </h2>
          <span className={styles.note}>{noteOf(input.blind, state)}</span>
          {state.refusal === null ? null : (
            <span className={styles.refusal} role="alert">
              {state.refusal}
            </span>
          )}
          <Button type="submit" variant="solid" disabled={state.isSaving} shortcut="Ctrl ↵">
            {state.isSaving ? "Saving…" : state.amends === null ? "Save verdict" : "Amend"}
          </Button>
        </header>
        <div className={styles.columns}>
          <VerdictCause state={state} />
          <VerdictAnswer state={state} />
          <VerdictJudgements state={state} />
        </div>
      </form>
      {state.verdicts.length === 0 ? null : (
        <VerdictHistory
          verdicts={state.verdicts}
          standing={state.standing}
          action={input.blind ? null : <FreezeButton incidentId={input.incidentId} />}
        />
      )}
    </div>
  );
}

function titleOf({ amends, form }: VerdictFormState): string {
  const what = form.role === "adjudication" ? "Adjudication" : "Verdict";
  return amends === null ? what : `${what}, amending version ${amends.version}`;
}

function noteOf(blind: boolean, { origin }: VerdictFormState): string {
  if (blind) return "Blind: what the machine and others said is hidden";
  if (origin === "hypothesis") return "Filled in from the accepted hypothesis: check it";
  if (origin === "suspect") return "Filled in from the first suspect: check it";
  return "r root cause · c cite · d distractor, of the selected span";
}
