"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useModelSettings } from "@/components/settings/use-settings";
import dialog from "@/components/slo/slo-dialog.module.css";
import { errorMessage } from "@/components/ui/api-error";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { PageLink } from "@/components/ui/page-link";
import { TextField } from "@/components/ui/text-field";
import { Toggle, ToggleGroup } from "@/components/ui/toggle";
import type { EvaluationSummaryDto } from "@/lib/domain/contracts/evaluation";
import { GOLD_SPLITS } from "@/lib/domain/gold-split";
import { EVIDENCE_GROUPS } from "@/lib/domain/suspect";
import { EMPTY_RUN_FORM, type RunForm, toRunBody } from "@/lib/view-models/evaluation/run-form";
import { CasesField } from "./cases-field";
import styles from "./start-run-dialog.module.css";
import { useStartEvaluation } from "./use-evaluations";

interface StartRunDialogProps {
  open: boolean;
  onClose: () => void;
  runs: readonly EvaluationSummaryDto[];
}

/** What is to be evaluated, and how. */
export function StartRunDialog({ open, onClose, runs }: StartRunDialogProps) {
  const router = useRouter();
  const start = useStartEvaluation();
  const [form, setForm] = useState<RunForm>(EMPTY_RUN_FORM);
  const set = (changes: Partial<RunForm>) => setForm({ ...form, ...changes });
  const { body, problem } = toRunBody(form);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (body === null) return;
    start.mutate(body, { onSuccess: ({ id }) => router.push(`/evaluations/${id}`) });
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(isOpen) => (isOpen ? null : onClose())}
      title="New run over the gold set"
      size="wide"
    >
      <form className={dialog.form} onSubmit={submit} aria-label="New run">
        <TextField
          label="Name"
          autoFocus
          value={form.name}
          onChange={(name) => set({ name })}
          placeholder="before the new weights"
        />
        <CasesField form={form} onChange={set} runs={runs} />
        {form.casesOf === "" ? (
          <div className={dialog.choice}>
            <span aria-hidden>Split</span>
            <ToggleGroup label="Split">
              <Toggle pressed={form.split === null} onChange={() => set({ split: null })}>
                every split
              </Toggle>
              {GOLD_SPLITS.map((split) => (
                <Toggle key={split} pressed={form.split === split} onChange={() => set({ split })}>
                  {split}
                </Toggle>
              ))}
            </ToggleGroup>
          </div>
        ) : null}
        <div className={dialog.choice}>
          <span aria-hidden>Analyst</span>
          <ToggleGroup label="Analyst">
            {(["built-in", "model"] as const).map((analyst) => (
              <Toggle
                key={analyst}
                pressed={form.analyst === analyst}
                onChange={() => set({ analyst })}
              >
                {analyst === "model" ? "the configured model" : "built-in analyst"}
              </Toggle>
            ))}
          </ToggleGroup>
        </div>
        {form.analyst === "model" ? <WhyNoModel /> : null}
        {form.analyst === "model" ? (
          <TextField
            label="Times each case is asked"
            value={form.repeats}
            onChange={(repeats) => set({ repeats })}
          />
        ) : null}
        <WithoutField form={form} onChange={set} />
        {start.isError ? (
          <p className={dialog.error} role="alert">
            {errorMessage(start.error)}
          </p>
        ) : null}
        <footer className={dialog.foot}>
          <span className={dialog.note}>{form.name === "" ? "" : problem}</span>
          <Button type="submit" variant="solid" disabled={body === null || start.isPending}>
            Start
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

/** Said before somebody presses Start and is refused. */
function WhyNoModel() {
  const { data } = useModelSettings();
  if (data === undefined || data.reason === null) return null;
  return (
    <p className={dialog.note} role="status">
      No model can be asked: {data.reason}. <PageLink href="/settings">Settings</PageLink>
    </p>
  );
}

/** Groups of evidence to do without, to see what they are worth. */
function WithoutField({
  form: { without },
  onChange,
}: {
  form: RunForm;
  onChange: (changes: Partial<RunForm>) => void;
}) {
  return (
    <fieldset className={styles.groups}>
      <legend>Rank without evidence of</legend>
      {EVIDENCE_GROUPS.map((group) => (
        <Toggle
          key={group}
          pressed={without.includes(group)}
          onChange={(on) =>
            onChange({
              without: on ? [...without, group] : without.filter((one) => one !== group),
            })
          }
        >
          {group}
        </Toggle>
      ))}
    </fieldset>
  );
}
