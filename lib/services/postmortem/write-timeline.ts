import type { HistoryKind, HistoryStep } from "@/lib/domain/history";
import type { TimelineEntry, TimelineKind } from "@/lib/domain/postmortem";
import { BY_ALERT } from "@/lib/domain/step-actor";
import { REPEATS } from "../timeline/tell-alerts";
import { tellHistory } from "../timeline/tell-history";
import type { KnownIncident } from "./known-incident";

/** What of an incident's history a reader wants to know who was not there, and as what. */
const TOLD: Readonly<Partial<Record<HistoryKind, TimelineKind>>> = {
  alert: "alert",
  change: "change",
  status: "status",
  merge: "status",
  people: "status",
  note: "action",
  verdict: "finding",
};

/** A line holds a sentence, and brackets hold anchors. */
const MOST_QUOTED = 300;

/** What happened, in order: alerts, changes, steps of the incident, notes, reviews, the verdict. */
export function writeTimeline({ history, verdict }: KnownIncident): TimelineEntry[] {
  const standing = {
    ...history,
    verdicts: verdict === null ? [] : [verdict],
    notes: lastNotes(history),
  };
  return tellHistory(standing).flatMap((step) => {
    if (step.id.startsWith(REPEATS)) return [];
    const kind = step.id.startsWith("review/") ? "finding" : TOLD[step.kind];
    return kind === undefined ? [] : [toEntry(step, kind)];
  });
}

/** As each note reads now, unless it was struck out. */
function lastNotes({ notes }: KnownIncident["history"]) {
  const last = new Map(notes.map((one) => [one.note, one]));
  return [...last.values()].filter(({ isStruck }) => !isStruck);
}

function toEntry(
  { at, by, kind, text, quote, anchors }: HistoryStep,
  as: TimelineKind,
): TimelineEntry {
  const isSaid = by === null || by === BY_ALERT || text.startsWith(by) || kind === "alert";
  const sentence = isSaid ? text : `${text}, by ${by}`;
  return {
    at: at.toISOString(),
    kind: as,
    text: quote === null ? sentence : `${by} notes: ${toLine(quote)}`,
    anchors: [...anchors],
    by: null,
    facts: [],
  };
}

function toLine(quote: string): string {
  const line = quote.replace(/\s+/g, " ").replaceAll("[", "(").replaceAll("]", ")").trim();
  return `“${line.length > MOST_QUOTED ? `${line.slice(0, MOST_QUOTED)}…` : line}”`;
}
