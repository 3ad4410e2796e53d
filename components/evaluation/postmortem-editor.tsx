"use client";

import type { KeyboardEvent } from "react";
import { errorMessage } from "@/components/ui/api-error";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { useOwnName } from "@/components/ui/use-own-name";
import { MarkdownField } from "./markdown-field";
import styles from "./postmortem.module.css";
import { useSavePostmortem } from "./use-postmortem";
import type { UnsavedText } from "./use-unsaved-text";

interface PostmortemEditorProps {
  incidentId: string;
  /** The number of what was kept last. */
  latest: number | null;
  unsaved: UnsavedText;
  /** Null throws the text away. */
  onChange: (unsaved: UnsavedText | null) => void;
  onSaved: () => void;
}

const SHORTCUT = { shortcut: "Ctrl ↵" };

/** The text of a postmortem, saved as its next version; what is not saved is kept in the browser. */
export function PostmortemEditor(props: PostmortemEditorProps) {
  const { incidentId, latest, unsaved, onChange, onSaved } = props;
  const [name, setName] = useOwnName();
  const saving = useSavePostmortem(incidentId);
  // While it is saved its own version is the latest already.
  const isBehind = latest !== unsaved.base && !saving.isPending;
  const canSave = name.trim() !== "" && !saving.isPending;
  const save = () => {
    if (!canSave) return;
    // After what somebody else kept meanwhile by the button alone, which then says so.
    const body = { author: name, base: isBehind ? latest : unsaved.base, text: unsaved.text };
    saving.mutate(body, {
      onSuccess: () => {
        onChange(null);
        onSaved();
      },
    });
  };
  const saveByKey = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    if (!isBehind) save();
  };
  return (
    <form
      className={styles.editor}
      aria-label="Edit the postmortem"
      onKeyDownCapture={saveByKey}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <header className={styles.controls}>
        <span className={styles.note}>
          A sentence a line, its evidence in brackets behind it: [span:…] [log:…] [change:…]. Lines
          that you change are marked as yours.
        </span>
        {saving.error === null && !isBehind ? null : (
          <span className={styles.refusal} role="alert">
            {isBehind ? "Somebody kept another version meanwhile." : errorMessage(saving.error)}
          </span>
        )}
        <TextField
          label="Your name"
          value={name}
          onChange={setName}
          className={styles.name}
          invalid={name.trim() === ""}
        />
        <Button onClick={() => onChange(null)}>Discard</Button>
        <Button type="submit" variant="solid" disabled={!canSave} {...(isBehind ? {} : SHORTCUT)}>
          {saving.isPending ? "Saving…" : isBehind ? "Save mine as the next version" : "Save"}
        </Button>
      </header>
      <MarkdownField
        label="Text of the postmortem"
        className={styles.field}
        value={unsaved.text}
        onChange={(text) => onChange({ ...unsaved, text })}
      />
    </form>
  );
}
