import { secondsBetween } from "@/lib/analysis/postmortem/fact-words";
import type { Records, RecordValue } from "@/lib/analysis/postmortem/records";
import type { SentenceFact } from "@/lib/domain/sentence-fact";
import { changeText } from "../verdict/resolve-anchors";
import { causeText } from "./cause-text";
import { countImpact } from "./count-impact";
import type { KnownIncident } from "./known-incident";

type Entry = readonly [string, RecordValue];

const NANO_PER_MS = 1_000_000n;

/** What is known of an incident, each value under its name: facts are written and verified from it. */
export function indexRecords(known: KnownIncident): Records {
  return new Map<string, RecordValue>([
    ...incidentRecords(known),
    ...alertRecords(known),
    ...changeRecords(known),
    ...decisionRecords(known),
    ...countRecords(known),
  ]);
}

function incidentRecords({ incident }: KnownIncident): Entry[] {
  const { id, title, status, services, alertName } = incident;
  const { openedAt, acknowledgedAt, mitigatedAt, resolvedAt } = incident;
  const answer = acknowledgedAt === null ? "Nobody acknowledged it" : "It was acknowledged";
  return [
    words("incident.id", id),
    words("incident.title", title),
    words("incident.status", status),
    words("incident.services", services.join(", ")),
    words("incident.alertName", alertName),
    words("incident.answer", answer),
    ...moment("incident.openedAt", openedAt),
    ...moment("incident.acknowledgedAt", acknowledgedAt),
    ...moment("incident.mitigatedAt", mitigatedAt),
    ...moment("incident.resolvedAt", resolvedAt),
  ];
}

function alertRecords({ alerts }: KnownIncident): Entry[] {
  return alerts.flatMap(({ annotations, startsAt, endsAt }, index) => [
    words(`alert:${index}.text`, annotations.summary ?? annotations.description ?? ""),
    ...moment(`alert:${index}.startsAt`, startsAt),
    ...moment(`alert:${index}.endsAt`, endsAt),
  ]);
}

function changeRecords({ changes }: KnownIncident): Entry[] {
  return changes.flatMap((change) => [
    words(`change:${change.id}.text`, changeText(change)),
    ...moment(`change:${change.id}.at`, new Date(Number(change.atUnixNano / NANO_PER_MS))),
  ]);
}

function decisionRecords({ verdict, reviews }: KnownIncident): Entry[] {
  const said = reviews.flatMap(({ title, reviewer, at }, index) => [
    words(`review:${index}.title`, title),
    words(`review:${index}.reviewer`, reviewer),
    ...moment(`review:${index}.at`, at),
  ]);
  if (verdict === null) return said;
  return [
    ...said,
    words("verdict.author", verdict.author),
    words("verdict.cause", causeText(verdict)),
    words("verdict.certainty", verdict.content.certainty),
    ...moment("verdict.at", verdict.createdAt),
  ];
}

function countRecords(known: KnownIncident): Entry[] {
  const isOver = known.incident.resolvedAt !== null || known.incident.source === "manual";
  const figure = (name: string, value: number, unit = "", grows = false): Entry => {
    const changes = isOver ? "never" : grows ? "grows" : "moves";
    return [name, { kind: "figure", value, unit, changes }];
  };
  const { during, before, whose } = countImpact(known);
  const kept = known.evidence.filter(({ role }) => role !== "healthy").length;
  const sides = [
    ["during", during],
    ["before", before],
  ] as const;
  return [
    words("requests.of", whose),
    figure("evidence.failing", kept, "", true),
    // Without a request there is nothing to be held against: they may be past their retention.
    ...sides
      .filter(([, { total }]) => total > 0)
      .flatMap(([side, counted]) => [
        figure(`requests.${side}.total`, counted.total, "", side === "during"),
        figure(`requests.${side}.failed`, counted.failed, "", side === "during"),
        figure(`requests.${side}.failedShare`, counted.failedPercent, "%"),
        figure(`requests.${side}.p95`, counted.slowestMs, "ms"),
      ]),
  ];
}

function words(name: string, text: string): Entry {
  return [name, { kind: "words", text }];
}

function moment(name: string, at: Date | null): Entry[] {
  return at === null ? [] : [[name, { kind: "moment", at: at.toISOString() }]];
}

/** Facts by the names of what they are read from, as the records have them. */
export function factsOf(records: Records) {
  return {
    /** A value as it stands. @throws when there is none of that name */
    value: (of: string): SentenceFact => {
      const found = records.get(of);
      switch (found?.kind) {
        case "moment":
          return { kind: "moment", of, at: found.at };
        case "figure":
          return { kind: "figure", of, value: found.value, unit: found.unit };
        case "words":
          return { kind: "words", of, text: found.text };
        case undefined:
          throw new Error(`no record has the name ${of}`);
      }
    },
    length: (from: string, to: string): SentenceFact => lengthFact(records, from, to),
  };
}
export type FactsOf = ReturnType<typeof factsOf>;

function lengthFact(records: Records, from: string, to: string): SentenceFact {
  const [start, end] = [records.get(from), records.get(to)];
  if (start?.kind !== "moment" || end?.kind !== "moment") {
    throw new Error(`no two records have the names ${from} and ${to}`);
  }
  const seconds = secondsBetween(new Date(start.at), new Date(end.at));
  return { kind: "length", from, to, seconds };
}
