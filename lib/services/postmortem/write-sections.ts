import type { PostmortemContent, PostmortemSection, Sentence } from "@/lib/domain/postmortem";
import type { FactsOf } from "./index-records";
import { type KnownIncident, saying, tell } from "./known-incident";
import { causeAnchors, writeRootCause } from "./write-cause";
import { endSentence, writeImpact } from "./write-impact";
import { writeWentWell } from "./write-went-well";

type Section = PostmortemContent["sections"][number];

/** The sections of a draft, in their order; one of which nothing is known says what it waits for. */
export function writeSections(known: KnownIncident, facts: FactsOf): Section[] {
  const written: readonly (readonly [PostmortemSection, Sentence[]])[] = [
    ["summary", writeSummary(known, facts)],
    ["impact", writeImpact(known, facts)],
    ["root-cause", writeRootCause(known, facts)],
    ["contributing-factors", writeFactors(known)],
    ["went-well", writeWentWell(known, facts)],
    ["detection", writeDetection(known, facts)],
    ["actions", [tell(["To be written: who does what by when so that this does not come again."])]],
  ];
  return written.map(([section, sentences]) => ({ section, sentences }));
}

function writeSummary({ incident, verdict }: KnownIncident, facts: FactsOf): Sentence[] {
  const { resolvedAt, services } = incident;
  const end =
    resolvedAt === null
      ? [" and is ", facts.value("incident.status")]
      : [" and was resolved after ", facts.length("incident.openedAt", "incident.resolvedAt")];
  const began = [": it began at ", facts.value("incident.openedAt")];
  const sentences = [tell([facts.value("incident.title"), ...began, ...end, "."])];
  if (services.length > 0) {
    sentences.push(tell(["Services touched: ", facts.value("incident.services"), "."]));
  }
  if (verdict !== null) {
    sentences.push(tell(["Cause: ", facts.value("verdict.cause"), "."], causeAnchors(verdict)));
  }
  return sentences;
}

function writeFactors({ verdict }: KnownIncident): Sentence[] {
  if (verdict === null) return [tell(["To be written: no verdict is given yet."])];
  const { author, content } = verdict;
  const sentences = content.distractors.map(({ service, operation, whyNot }) => {
    const name = operation === null ? service : `${service} ${operation}`;
    return saying(author, endSentence(`${name} looked guilty and was not the cause: ${whyNot}`));
  });
  if (content.notes.trim() !== "")
    sentences.push(saying(author, endSentence(content.notes.trim())));
  return sentences.length > 0 ? sentences : [tell(["None are named in the verdict."])];
}

function writeDetection({ incident, alerts }: KnownIncident, facts: FactsOf): Sentence[] {
  const { acknowledgedAt, source } = incident;
  const told =
    alerts.length === 0 || source === "manual"
      ? tell(["No alert told of it: a person opened the incident."])
      : tell([
          facts.value("incident.alertName"),
          " told of it at ",
          facts.value("alert:0.startsAt"),
          ".",
        ]);
  const answer = facts.value("incident.answer");
  const after =
    acknowledgedAt === null
      ? []
      : [" after ", facts.length("incident.openedAt", "incident.acknowledgedAt")];
  return [told, tell([answer, ...after, "."])];
}
