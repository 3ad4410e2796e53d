"use client";

import { X } from "lucide-react";
import { useId } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { TextField } from "@/components/ui/text-field";
import { JUDGEMENTS } from "@/lib/domain/verdict-words";
import {
  type DistractorRow,
  type JudgedRow,
  subjectKey,
  subjectText,
} from "@/lib/view-models/evaluation/verdict-form";
import { ChoiceGroup } from "./choice-group";
import type { VerdictFormState } from "./use-verdict-form";
import styles from "./verdict-fields.module.css";

const CHOICES = JUDGEMENTS.map((value) => ({ value, text: value.replaceAll("-", " ") }));

/** What is said of suspects and hypotheses, what looked guilty and was not, and notes. */
export function VerdictJudgements({ state }: { state: VerdictFormState }) {
  const { form, change } = state;
  const id = useId();
  const judge = (row: JudgedRow, changes: Partial<JudgedRow>) =>
    change((before) => ({
      ...before,
      judgements: before.judgements.map((one) =>
        subjectKey(one.subject) === subjectKey(row.subject) ? { ...one, ...changes } : one,
      ),
    }));
  const setDistractors = (distractors: readonly DistractorRow[]) =>
    change((before) => ({ ...before, distractors }));
  return (
    <div className={styles.column}>
      {form.judgements.map((row) => (
        <div key={subjectKey(row.subject)} className={styles.area}>
          <ChoiceGroup
            legend={subjectText(row.subject)}
            choices={CHOICES}
            value={row.judgement}
            onChange={(judgement) => judge(row, { judgement })}
          />
          {row.judgement === "not-quite" ? (
            <TextField
              label="What is missing"
              value={row.missing}
              onChange={(missing) => judge(row, { missing })}
            />
          ) : null}
        </div>
      ))}
      <h3 className={styles.caption}>Distractors</h3>
      {form.distractors.length === 0 ? (
        <p className={styles.hint}>Press d on a span that looked guilty and was not the cause.</p>
      ) : null}
      {form.distractors.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two of the same name may be typed into
        <div key={at} className={styles.item}>
          <TextField
            label={`${row.service} ${row.operation}`.trim()}
            value={row.whyNot}
            placeholder="why it is not the cause"
            onChange={(whyNot) =>
              setDistractors(
                form.distractors.map((one, i) => (i === at ? { ...one, whyNot } : one)),
              )
            }
          />
          <IconButton
            label={`Remove distractor ${row.service}`}
            icon={<X aria-hidden />}
            onClick={() => setDistractors(form.distractors.filter((_, i) => i !== at))}
          />
        </div>
      ))}
      <div className={styles.area}>
        <label htmlFor={id}>Notes</label>
        <textarea
          id={id}
          className={styles.text}
          rows={2}
          value={form.notes}
          onChange={(event) => change((before) => ({ ...before, notes: event.target.value }))}
        />
      </div>
    </div>
  );
}
