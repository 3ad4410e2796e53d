import type { Change } from "@/lib/domain/change";
import type { TimelineEntry } from "@/lib/domain/postmortem";
import { changeText } from "../verdict/resolve-anchors";
import type { KnownIncident } from "./known-incident";

const NANO_PER_MS = 1_000_000n;

interface Entry extends Omit<TimelineEntry, "at" | "by" | "facts"> {
  readonly at: Date;
}

/** What happened, in order: alerts, changes, steps of the incident, reviews, the verdict. */
export function writeTimeline(known: KnownIncident): TimelineEntry[] {
  const entries = [alertEntries, changeEntries, stepEntries, reviewEntries];
  return entries
    .flatMap((entriesOf) => entriesOf(known))
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map((entry) => ({ ...entry, at: entry.at.toISOString(), by: null, facts: [] }));
}

function alertEntries({ alerts }: KnownIncident): Entry[] {
  return alerts.flatMap(({ labels, startsAt, endsAt, status }) => {
    const name = labels.alertname ?? "an alert";
    const fires: Entry = { at: startsAt, kind: "alert", text: `${name} fires`, anchors: [] };
    if (status !== "resolved" || endsAt === null) return [fires];
    return [fires, { at: endsAt, kind: "alert", text: `${name} ends`, anchors: [] }];
  });
}

function changeEntries({ changes }: KnownIncident): Entry[] {
  return changes.map((change: Change) => ({
    at: new Date(Number(change.atUnixNano / NANO_PER_MS)),
    kind: "change",
    text: changeText(change),
    anchors: [`change:${change.id}`],
  }));
}

function stepEntries({ incident, verdict }: KnownIncident): Entry[] {
  const { id, openedAt, acknowledgedAt, resolvedAt } = incident;
  const step = (at: Date | null, text: string): Entry[] =>
    at === null ? [] : [{ at, kind: "status", text, anchors: [] }];
  const finding: Entry[] =
    verdict === null
      ? []
      : [
          {
            at: verdict.createdAt,
            kind: "finding",
            text: `${verdict.author} gives the verdict, version ${verdict.version}`,
            anchors: [],
          },
        ];
  return [
    ...step(openedAt, `${id} opens`),
    ...step(acknowledgedAt, `${id} is acknowledged`),
    ...step(resolvedAt, `${id} is resolved`),
    ...finding,
  ];
}

const DECISIONS = {
  accepted: "accepts the hypothesis",
  edited: "edits a hypothesis, to",
  rejected: "rejects the hypothesis",
} as const;

function reviewEntries({ reviews }: KnownIncident): Entry[] {
  return reviews.map(({ reviewer, decision, reason, title, at, anchors }) => ({
    at,
    kind: "finding",
    text: `${reviewer} ${DECISIONS[decision]} “${title}”${reason === "" ? "" : `: ${reason}`}`,
    anchors: [...anchors],
  }));
}
