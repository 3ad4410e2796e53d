import { FAULT_FAMILIES } from "@/lib/domain/fault-family";
import type { PostmortemContent, PostmortemSection, Sentence } from "@/lib/domain/postmortem";
import { anchorsOf, type StoredVerdict } from "@/lib/domain/verdict";
import { fact, type KnownIncident, lengthOf, momentOf, saying } from "./known-incident";
import { endSentence, writeImpact } from "./write-impact";
import { writeWentWell } from "./write-went-well";

const SHOWN_SPANS = 5;

type Section = PostmortemContent["sections"][number];

/** The sections of a draft, in their order; one of which nothing is known says what it waits for. */
export function writeSections(known: KnownIncident): Section[] {
  const written: readonly (readonly [PostmortemSection, Sentence[]])[] = [
    ["summary", writeSummary(known)],
    ["impact", writeImpact(known)],
    ["root-cause", writeRootCause(known)],
    ["contributing-factors", writeFactors(known)],
    ["went-well", writeWentWell(known)],
    ["detection", writeDetection(known)],
    ["actions", [fact("To be written: who does what by when so that this does not come again.")]],
  ];
  return written.map(([section, sentences]) => ({ section, sentences }));
}

function writeSummary({ incident, verdict }: KnownIncident): Sentence[] {
  const { title, openedAt, resolvedAt, status, services } = incident;
  const end =
    resolvedAt === null
      ? `and is ${status}`
      : `and was resolved after ${lengthOf(openedAt, resolvedAt)}`;
  const sentences = [fact(`${title}: it began at ${momentOf(openedAt)} ${end}.`)];
  if (services.length > 0) sentences.push(fact(`Services touched: ${services.join(", ")}.`));
  if (verdict !== null)
    sentences.push(fact(`Cause: ${causeText(verdict)}.`, causeAnchors(verdict)));
  return sentences;
}

function writeRootCause({ verdict, changes }: KnownIncident): Sentence[] {
  if (verdict === null) return [fact("To be written: no verdict is given yet.")];
  const { author, content } = verdict;
  const sentences = [
    fact(`The cause was ${causeText(verdict)}.`, causeAnchors(verdict)),
    saying(author, endSentence(content.mechanism), anchorsOf(content).slice(0, SHOWN_SPANS)),
  ];
  const change = changes.find(({ id }) => id === content.changeId);
  if (change !== undefined) {
    const what = [change.kind, change.service, change.version].filter(Boolean).join(" ");
    const title = change.title === "" ? "" : `: ${change.title}`;
    sentences.push(fact(`It came with ${endSentence(what + title)}`, [`change:${change.id}`]));
  }
  if (content.certainty !== "certain") {
    sentences.push(fact(`The verdict is "${content.certainty}", not certain.`));
  }
  return sentences;
}

function writeFactors({ verdict }: KnownIncident): Sentence[] {
  if (verdict === null) return [fact("To be written: no verdict is given yet.")];
  const { author, content } = verdict;
  const sentences = content.distractors.map(({ service, operation, whyNot }) => {
    const name = operation === null ? service : `${service} ${operation}`;
    return saying(author, endSentence(`${name} looked guilty and was not the cause: ${whyNot}`));
  });
  if (content.notes.trim() !== "")
    sentences.push(saying(author, endSentence(content.notes.trim())));
  return sentences.length > 0 ? sentences : [fact("None are named in the verdict.")];
}

function writeDetection({ incident, alerts }: KnownIncident): Sentence[] {
  const { openedAt, acknowledgedAt, source, alertName } = incident;
  const [first] = alerts;
  const sentences = [
    first === undefined || source === "manual"
      ? fact("No alert told of it: a person opened the incident.")
      : fact(`${alertName} told of it at ${momentOf(first.startsAt)}.`),
  ];
  const acknowledged =
    acknowledgedAt === null
      ? "Nobody acknowledged it."
      : `It was acknowledged after ${lengthOf(openedAt, acknowledgedAt)}.`;
  return [...sentences, fact(acknowledged)];
}

function causeText({ content }: StoredVerdict): string {
  const { rootCause, service, operation, faultFamily } = content;
  const family = FAULT_FAMILIES.find(({ id }) => id === faultFamily)?.label ?? faultFamily;
  const where = [service, operation].filter((part) => part !== null).join(" ");
  switch (rootCause.kind) {
    case "no-fault":
      return "none: nothing was wrong";
    case "not-instrumented":
      return `${rootCause.peer}, which sends no spans (${family.toLowerCase()})`;
    case "spans":
      return `${where} (${family.toLowerCase()})`;
  }
}

function causeAnchors({ content }: StoredVerdict): string[] {
  const { rootCause } = content;
  return rootCause.kind === "spans" ? rootCause.spans.slice(0, SHOWN_SPANS) : [];
}
