/** The field of a new note. */
export const NOTE_FIELD = "incident-note";

const TRIES = 120;

/** Puts the cursor into the field of a new note, once it is drawn: its tab may still be on its way. */
export function focusNoteField(tries = TRIES): void {
  const field = document.getElementById(NOTE_FIELD);
  if (field !== null) field.focus();
  else if (tries > 0) requestAnimationFrame(() => focusNoteField(tries - 1));
}
