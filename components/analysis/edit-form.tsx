"use client";

import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { classList } from "@/components/ui/class-list";
import type { ReviewedHypothesisDto } from "@/lib/domain/contracts/analysis";
import type { HypothesisEdit } from "@/lib/domain/hypothesis-review";
import { editOf, problemOf } from "@/lib/view-models/analysis/hypothesis-edit";
import styles from "./edit-form.module.css";

interface EditFormProps {
  hypothesis: ReviewedHypothesisDto;
  isSaving: boolean;
  /** Why the last attempt was not saved. */
  refusal: string | null;
  onSave: (edit: HypothesisEdit) => void;
  onCancel: () => void;
}

type Words = Exclude<keyof HypothesisEdit, "rootSpanIds" | "keptClaims" | "addedClaims">;

const FIELDS: readonly { readonly name: Words; readonly label: string; readonly rows: number }[] = [
  { name: "title", label: "Title", rows: 1 },
  { name: "mechanism", label: "How it came about", rows: 4 },
  { name: "wouldDisprove", label: "Would disprove it", rows: 3 },
  { name: "whyNotOthers", label: "Why not another", rows: 3 },
  { name: "suggestedFix", label: "Fix to try first", rows: 2 },
  { name: "check", label: "Check to keep", rows: 2 },
];

/** A hypothesis in a person's words: saved as a version of its own once its claims hold again. */
export function EditForm({ hypothesis, isSaving, refusal, onSave, onCancel }: EditFormProps) {
  const id = useId();
  const [edit, setEdit] = useState(() => editOf(hypothesis));
  const [roots, setRoots] = useState(() => edit.rootSpanIds.join(" "));
  const set = (changes: Partial<HypothesisEdit>) =>
    setEdit((before) => ({ ...before, ...changes }));
  const full = { ...edit, rootSpanIds: roots.split(/[\s,]+/).filter((root) => root !== "") };
  const problem = problemOf(full);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (problem === null) onSave(full);
  };
  return (
    <form className={styles.form} onSubmit={save} aria-label="Edit the hypothesis">
      {FIELDS.map(({ name, label, rows }) => (
        <div key={name} className={styles.area} data-field={name}>
          <label htmlFor={`${id}-${name}`}>{label}</label>
          <textarea
            id={`${id}-${name}`}
            className={styles.text}
            rows={rows}
            value={edit[name]}
            onChange={(event) => set({ [name]: event.target.value })}
          />
        </div>
      ))}
      <div className={classList(styles.area, styles.roots)}>
        <label htmlFor={`${id}-roots`}>Root spans, by their ids</label>
        <textarea
          id={`${id}-roots`}
          className={styles.code}
          rows={1}
          value={roots}
          onChange={(event) => setRoots(event.target.value)}
        />
      </div>
      <KeptClaims
        hypothesis={hypothesis}
        kept={edit.keptClaims}
        onChange={(keptClaims) => set({ keptClaims })}
      />
      {refusal === null ? null : (
        <p className={styles.refusal} role="alert">
          {refusal}
        </p>
      )}
      <div className={styles.actions}>
        <Button type="submit" variant="solid" disabled={problem !== null || isSaving}>
          {isSaving ? "Verifying its claims…" : "Verify and save"}
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
        {problem === null ? null : <span className={styles.problem}>{problem}</span>}
      </div>
    </form>
  );
}

interface KeptClaimsProps {
  hypothesis: ReviewedHypothesisDto;
  kept: readonly string[];
  onChange: (kept: string[]) => void;
}

function KeptClaims({ hypothesis, kept, onChange }: KeptClaimsProps) {
  return (
    <fieldset className={styles.claims}>
      <legend>Claims that stay</legend>
      {hypothesis.claims.map(({ id, statement }) => (
        <label key={id} className={styles.claim}>
          <input
            type="checkbox"
            checked={kept.includes(id)}
            onChange={(event) =>
              onChange(event.target.checked ? [...kept, id] : kept.filter((one) => one !== id))
            }
          />
          {statement}
        </label>
      ))}
    </fieldset>
  );
}
