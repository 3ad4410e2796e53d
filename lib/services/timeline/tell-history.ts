import type { HistoryStep } from "@/lib/domain/history";
import { changeText } from "../verdict/resolve-anchors";
import { type IncidentHistory, stepOf } from "./incident-history";
import { tellAlerts } from "./tell-alerts";
import { tellFindings } from "./tell-findings";
import { tellSteps } from "./tell-steps";

const NANO_PER_MS = 1_000_000n;

/** Everything that happened to an incident, in order; what happened at once by its id. */
export function tellHistory(history: IncidentHistory): HistoryStep[] {
  const told = [tellAlerts, tellChanges, tellSteps, tellNotes, tellFindings, tellPostmortem];
  return told.flatMap((tell) => tell(history)).sort(compareSteps);
}

/** By time, then by id: the order of a history, the oldest first. */
export function compareSteps(
  a: Pick<HistoryStep, "at" | "id">,
  b: Pick<HistoryStep, "at" | "id">,
): number {
  return a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function tellChanges(history: IncidentHistory): HistoryStep[] {
  return history.changes.map((change) =>
    stepOf(history, {
      id: `change/${change.id}`,
      at: new Date(Number(change.atUnixNano / NANO_PER_MS)),
      kind: "change",
      text: changeText(change),
      anchors: [`change:${change.id}`],
      target: { kind: "changes", id: change.id },
    }),
  );
}

function tellNotes(history: IncidentHistory): HistoryStep[] {
  const { notes } = history;
  return notes.map((note, index) => {
    const { incidentId, author, version, isStruck, text, createdAt } = note;
    const before = notes.slice(0, index).findLast((one) => one.note === note.note);
    const does = isStruck ? "strikes out a note" : verbOf(version, before?.isStruck ?? false);
    return stepOf(history, {
      id: `note/${incidentId}/${note.number}`,
      at: createdAt,
      kind: "note",
      by: author,
      text: `${author} ${does}`,
      quote: text,
      target: { kind: "notes", id: String(note.note) },
    });
  });
}

function verbOf(version: number, wasStruck: boolean): string {
  if (version === 1) return "notes";
  return wasStruck ? "puts a note back" : "amends a note";
}

function tellPostmortem(history: IncidentHistory): HistoryStep[] {
  return history.postmortems.map(({ number, version, status, author, createdAt }) =>
    stepOf(history, {
      id: `postmortem/${history.incident.id}/${number}`,
      at: createdAt,
      kind: "postmortem",
      by: author,
      text:
        status === "draft"
          ? `${author} writes the postmortem, version ${version}`
          : `the postmortem, version ${version}, is ${status}`,
      target: { kind: "postmortem", id: null },
    }),
  );
}
