"use client";

import { useState } from "react";
import { errorMessage } from "@/components/ui/api-error";
import { CutLine } from "@/components/ui/cut-line";
import { LoadingLines } from "@/components/ui/loading-lines";
import { ReadState } from "@/components/ui/read-state";
import { Time } from "@/components/ui/time";
import { useCut } from "@/components/ui/use-cut";
import { useOwnName } from "@/components/ui/use-own-name";
import type { NoteDto } from "@/lib/domain/contracts/lifecycle";
import styles from "./activity.module.css";
import { NoteForm } from "./note-form";
import { useNotes, useWriteNote } from "./use-timeline";

interface NotesListProps {
  incidentId: string;
  /** It was merged: its notes stay as they are. */
  isOver: boolean;
}

const NO_NOTES: readonly never[] = [];
const FIRST_NOTES = 50;

/** What people noted, as it reads now. */
export function NotesList({ incidentId, isOver }: NotesListProps) {
  const notes = useNotes(incidentId);
  const cut = useCut(notes.data?.items ?? NO_NOTES, FIRST_NOTES);
  if (isOver && notes.data?.items.length === 0) {
    return <p className={styles.none}>Nobody noted anything.</p>;
  }
  return (
    <>
      <ReadState
        query={notes}
        what="The notes"
        loading={<LoadingLines label="Loading the notes" />}
        compact
      />
      <ul className={styles.notes} aria-label="Notes">
        {cut.shown.map((note) => (
          <li key={`${note.incidentId}/${note.note}`} className={styles.note}>
            <Note note={note} incidentId={incidentId} isOver={isOver} />
          </li>
        ))}
      </ul>
      <CutLine cut={cut} noun="note" />
    </>
  );
}

function Note({ note, incidentId, isOver }: NotesListProps & { note: NoteDto }) {
  const [isAmending, setIsAmending] = useState(false);
  const [name] = useOwnName();
  const write = useWriteNote(note.incidentId);
  const { author, text, isStruck, version, changedAt, createdAt } = note;
  // Those of an incident that was merged into this one are read here, and stay as they are.
  const isMine = author === name.trim() && note.incidentId === incidentId && !isOver;
  if (isAmending) {
    return (
      <NoteForm
        incidentId={note.incidentId}
        note={note.note}
        text={text}
        onDone={() => setIsAmending(false)}
      />
    );
  }
  return (
    <>
      <p className={styles.head}>
        <strong>{author}</strong> <Time unixMs={Date.parse(createdAt)} />
        {note.incidentId === incidentId ? null : <span>on {note.incidentId}</span>}
        {version === 1 ? null : (
          <span title={earlierText(note)}>
            {isStruck ? "struck out" : "amended"} <Time unixMs={Date.parse(changedAt)} />
          </span>
        )}
      </p>
      <p className={styles.text} data-struck={isStruck}>
        {text}
      </p>
      {isMine ? (
        <p className={styles.own}>
          {isStruck ? null : (
            <button type="button" className={styles.link} onClick={() => setIsAmending(true)}>
              Amend
            </button>
          )}
          <button
            type="button"
            className={styles.link}
            disabled={write.isPending}
            onClick={() => write.mutate({ note: note.note, author, isStruck: !isStruck })}
          >
            {isStruck ? "Put back" : "Strike out"}
          </button>
          {write.isError ? <span role="alert">{errorMessage(write.error)}</span> : null}
        </p>
      ) : null}
    </>
  );
}

function earlierText({ earlier }: NoteDto): string {
  return `Before: ${earlier.map(({ text }) => text).join(" ⟶ ")}`;
}
