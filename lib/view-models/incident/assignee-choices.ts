/** The choice that takes an incident from whoever has it; no name begins with a blank. */
export const NOBODY = " nobody";

interface AssigneeChoice {
  readonly value: string;
  readonly label: string;
  readonly note?: string;
}

interface Known {
  /** What was typed. */
  readonly search: string;
  /** Who works in this browser; empty when nobody has said. */
  readonly me: string;
  readonly assignee: string | null;
  /** Names used before, the latest first. */
  readonly people: readonly string[];
}

const MOST_CHOICES = 20;

/**
 * Whom an incident can be given to: oneself first, then names used before, then what was typed when
 * nobody is called that, and nobody when somebody has it.
 */
export function assigneeChoices({ search, me, assignee, people }: Known): AssigneeChoice[] {
  const typed = search.trim();
  const own = me.trim();
  const names = [...new Set([...(own === "" ? [] : [own]), ...people])];
  const found = names
    .filter((name) => name !== assignee && includes(name, typed))
    .slice(0, MOST_CHOICES)
    .map((name) => ({ value: name, label: name, ...(name === own ? { note: "you" } : {}) }));
  const isNew = typed !== "" && !names.some((name) => equal(name, typed)) && typed !== assignee;
  return [
    ...found,
    ...(isNew ? [{ value: typed, label: typed, note: "a new name" }] : []),
    ...(assignee !== null && includes("nobody", typed)
      ? [{ value: NOBODY, label: "Nobody", note: `take it from ${assignee}` }]
      : []),
  ];
}

function includes(name: string, part: string): boolean {
  return name.toLowerCase().includes(part.toLowerCase());
}

function equal(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
