"use client";

import { type FormEvent, useState } from "react";
import { errorMessage } from "@/components/ui/api-error";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import { Toggle } from "@/components/ui/toggle";
import type { SloDto } from "@/lib/domain/contracts/slo";
import { type SloEdit, toEditedSlo, toSloEdit } from "@/lib/view-models/slo/slo-edit";
import type { SloField } from "@/lib/view-models/slo/slo-problems";
import styles from "./slo-dialog.module.css";
import { useUpdateSlo } from "./use-slos";

interface EditSloDialogProps {
  slo: SloDto;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** The form on the SLO as it is now: what was typed before and not saved is forgotten. */
export function EditSloDialog({ slo, open, onOpenChange }: EditSloDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={`Edit ${slo.name}`}>
      <EditSloForm slo={slo} onSaved={() => onOpenChange(false)} />
    </Dialog>
  );
}

function EditSloForm({ slo, onSaved }: { slo: SloDto; onSaved: () => void }) {
  const update = useUpdateSlo(slo.name);
  const [edit, setEdit] = useState<SloEdit>(() => toSloEdit(slo));
  const { body, problems } = toEditedSlo(slo, edit);
  const field = (
    label: string,
    name: Exclude<keyof SloEdit, "workbookRules">,
    defined?: SloField,
  ) => (
    <TextField
      label={label}
      value={edit[name]}
      autoFocus={name === "displayName"}
      problem={defined === undefined ? undefined : problems[defined]}
      onChange={(value) => setEdit({ ...edit, [name]: value })}
    />
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (body !== null) update.mutate(body, { onSuccess: onSaved });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      {field("Title", "displayName")}
      {slo.indicator.source === "spans" ? (
        <>
          {field("Service", "service", "service")}
          {field("Route", "route")}
          {slo.indicator.kind === "latency"
            ? field("Within ms", "thresholdMs", "thresholdMs")
            : null}
        </>
      ) : (
        <p className={styles.note}>
          What is counted over metrics is changed by importing OpenSLO again.
        </p>
      )}
      {field("Target %", "targetPercent", "target")}
      {field("Period in days", "periodDays", "periodSeconds")}
      {field("Least bad events", "minBadEvents", "minBadEvents")}
      <div>
        <Toggle
          pressed={edit.workbookRules}
          onChange={(workbookRules) => setEdit({ ...edit, workbookRules })}
        >
          Set the workbook's rules for the period
        </Toggle>
      </div>
      <p className={styles.note}>
        Its alerts end now, and fire again when they still have reason to. What counts something
        else is counted anew.
      </p>
      {update.isError ? (
        <p className={styles.error} role="alert">
          {errorMessage(update.error)}
        </p>
      ) : null}
      <footer className={styles.foot}>
        <span className={styles.note}>{problems.other}</span>
        <Button type="submit" variant="solid" disabled={body === null || update.isPending}>
          Save
        </Button>
      </footer>
    </form>
  );
}
