"use client";

import { type FormEvent, type KeyboardEvent, useState } from "react";
import { errorMessage } from "@/components/ui/api-error";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { useOwnName } from "@/components/ui/use-own-name";
import styles from "./activity.module.css";
import { NOTE_FIELD } from "./note-field";
import { useWriteNote } from "./use-timeline";

interface NoteFormProps {
  incidentId: string;
  /** The note that gets another text; null for a new one. */
  note: number | null;
  text: string;
  onDone?: () => void;
}

const MOST_CHARACTERS = 10_000;

/** What somebody notes; Ctrl+Enter keeps it. */
export function NoteForm({ incidentId, note, text: before, onDone }: NoteFormProps) {
  const [text, setText] = useState(before);
  const [name, setName] = useOwnName();
  const write = useWriteNote(incidentId);
  const canSave = text.trim() !== "" && name.trim() !== "" && !write.isPending;
  const save = () => {
    if (!canSave) return;
    write.mutate(
      { note, author: name.trim(), text },
      {
        onSuccess: () => {
          setText("");
          onDone?.();
        },
      },
    );
  };
  const saveByKey = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    save();
  };
  return (
    <form
      className={styles.form}
      aria-label={note === null ? "Note something" : "Amend the note"}
      onKeyDownCapture={saveByKey}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        save();
      }}
    >
      <textarea
        {...(note === null ? { id: NOTE_FIELD } : {})}
        className={styles.field}
        aria-label="Note"
        rows={2}
        maxLength={MOST_CHARACTERS}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") event.currentTarget.blur();
        }}
        placeholder="What was tried, seen or decided"
        // biome-ignore lint/a11y/noAutofocus: a person has just asked to amend it
        autoFocus={note !== null}
      />
      <div className={styles.controls}>
        <TextField label="Your name" value={name} onChange={setName} className={styles.you} />
        {onDone === undefined ? null : <Button onClick={onDone}>Cancel</Button>}
        <Button type="submit" variant="solid" disabled={!canSave} shortcut="Ctrl ↵">
          {note === null ? "Add note" : "Save"}
        </Button>
      </div>
      {write.isError ? (
        <p role="alert" className={styles.refusal}>
          Not saved: {errorMessage(write.error)}
        </p>
      ) : null}
    </form>
  );
}
