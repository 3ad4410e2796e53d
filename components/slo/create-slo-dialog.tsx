"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { errorMessage } from "@/components/ui/api-error";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import { Toggle, ToggleGroup } from "@/components/ui/toggle";
import { EMPTY_SLO_FORM, type SloForm, toSloBody } from "@/lib/view-models/slo/slo-form";
import type { SloField } from "@/lib/view-models/slo/slo-problems";
import styles from "./slo-dialog.module.css";
import { useCreateSlo } from "./use-slos";

/** Defines an SLO over spans; what else there is comes by OpenSLO or the API. */
export function CreateSloDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const router = useRouter();
  const create = useCreateSlo();
  const [form, setForm] = useState<SloForm>(EMPTY_SLO_FORM);
  const set = (changes: Partial<SloForm>) => setForm({ ...form, ...changes });
  const [isAsked, setAsked] = useState(false);
  const { body, problems } = toSloBody(form);
  /** What is still empty is no mistake before it is sent. */
  const problemOf = (field: SloField, typed: string) =>
    isAsked || typed !== "" ? problems[field] : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (body === null) return;
    create.mutate(body, {
      onSuccess: ({ name }) => {
        setForm(EMPTY_SLO_FORM);
        router.push(`/slos/${name}`);
      },
    });
  };
  return (
    <Dialog open={open} onOpenChange={(isOpen) => (isOpen ? null : onClose())} title="New SLO">
      <form className={styles.form} onSubmit={submit}>
        <div className={styles.choice}>
          <span aria-hidden>Indicator</span>
          <ToggleGroup label="Indicator">
            {(["availability", "latency"] as const).map((kind) => (
              <Toggle key={kind} pressed={form.kind === kind} onChange={() => set({ kind })}>
                {kind}
              </Toggle>
            ))}
          </ToggleGroup>
        </div>
        <TextField
          label="Name"
          code
          autoFocus
          value={form.name}
          problem={problemOf("name", form.name)}
          onChange={(name) => set({ name })}
          placeholder="checkout-availability"
        />
        <TextField
          label="Service"
          value={form.service}
          problem={problemOf("service", form.service)}
          onChange={(service) => set({ service })}
          placeholder="checkout"
        />
        <TextField
          label="Route"
          code
          value={form.route}
          onChange={(route) => set({ route })}
          placeholder="/checkout, or empty for all"
        />
        <TextField
          label="Target %"
          value={form.targetPercent}
          problem={problemOf("target", form.targetPercent)}
          onChange={(targetPercent) => set({ targetPercent })}
        />
        <TextField
          label="Period in days"
          value={form.periodDays}
          problem={problemOf("periodSeconds", form.periodDays)}
          onChange={(periodDays) => set({ periodDays })}
        />
        {form.kind === "latency" ? (
          <TextField
            label="Within ms"
            value={form.thresholdMs}
            problem={problemOf("thresholdMs", form.thresholdMs)}
            onChange={(thresholdMs) => set({ thresholdMs })}
          />
        ) : null}
        <p className={styles.note}>
          Alerts follow the workbook: 14.4× over 1 h and 5 min and 6× over 6 h and 30 min page, 3×
          over 1 d and 1× over 3 d open a ticket, for 30 days; recomputed for other periods.
        </p>
        {create.isError ? (
          <p className={styles.error} role="alert">
            {errorMessage(create.error)}
          </p>
        ) : null}
        <footer className={styles.foot}>
          <span className={styles.note}>{problems.other}</span>
          <Button type="submit" variant="solid" disabled={create.isPending}>
            Create
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
