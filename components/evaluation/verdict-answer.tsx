"use client";

import { type KeyboardEvent, useId, useState } from "react";
import { classList } from "@/components/ui/class-list";
import { TextField } from "@/components/ui/text-field";
import field from "@/components/ui/text-field.module.css";
import { MAX_ANCHOR_LENGTH, parseAnchor } from "@/lib/domain/anchor";
import { CERTAINTIES } from "@/lib/domain/verdict-words";
import { toggleCitation } from "@/lib/view-models/evaluation/verdict-form";
import { AnchorList } from "./anchor-list";
import { ChoiceGroup } from "./choice-group";
import { FamilyField } from "./family-field";
import type { VerdictFormState } from "./use-verdict-form";
import styles from "./verdict-fields.module.css";

const SURE = CERTAINTIES.map((value) => ({ value, text: value }));

/** What kind of fault, how it came about, how sure, and by what evidence. */
export function VerdictAnswer({ state }: { state: VerdictFormState }) {
  const { form, change } = state;
  const id = useId();
  const set = (changes: Partial<typeof form>) => change((before) => ({ ...before, ...changes }));
  const toggle = (anchor: string) => change((before) => toggleCitation(before, anchor));
  return (
    <div className={styles.column}>
      {form.causeKind === "no-fault" ? null : (
        <FamilyField value={form.faultFamily} onChange={(faultFamily) => set({ faultFamily })} />
      )}
      <div className={styles.area}>
        <label htmlFor={id}>Mechanism, in a sentence</label>
        <textarea
          id={id}
          className={styles.text}
          rows={2}
          value={form.mechanism}
          onChange={(event) => set({ mechanism: event.target.value })}
        />
      </div>
      <TextField
        label="Change id"
        code
        value={form.changeId}
        onChange={(changeId) => set({ changeId })}
        placeholder="if one brought it"
      />
      <ChoiceGroup
        legend="Certainty"
        choices={SURE}
        value={form.certainty}
        onChange={(certainty) => set({ certainty })}
      />
      <h3 className={styles.caption}>Evidence</h3>
      <AnchorList
        label="Cited evidence"
        anchors={form.citations}
        onRemove={toggle}
        empty="Press c to cite the selected span, or write an anchor."
      />
      <CitationField cited={form.citations} onAdd={toggle} />
    </div>
  );
}

interface CitationFieldProps {
  cited: readonly string[];
  onAdd: (anchor: string) => void;
}

/** An anchor by hand: Enter takes it. */
function CitationField({ cited, onAdd }: CitationFieldProps) {
  const [text, setText] = useState("");
  const anchor = text.trim();
  const isAnchor = parseAnchor(anchor) !== null;
  const take = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (!isAnchor || cited.includes(anchor)) return;
    onAdd(anchor);
    setText("");
  };
  return (
    <label className={field.field} data-invalid={text !== "" && !isAnchor}>
      <span className={field.label}>Cite</span>
      <input
        className={classList(field.input, field.code)}
        value={text}
        maxLength={MAX_ANCHOR_LENGTH}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={take}
        placeholder="log:…, change:…, span:…#attr=… and Enter"
        autoComplete="off"
        spellCheck={false}
      />
    </label>
  );
}
