import { createVerifier } from "@/lib/analysis/citations/verify-claim";
import { factWords } from "@/lib/analysis/postmortem/fact-words";
import type { CitedThing } from "@/lib/analysis/postmortem/records";
import {
  type SentenceEvidence,
  verifyEntry,
  verifySentence,
} from "@/lib/analysis/postmortem/verify-sentence";
import type { CheckedContent } from "@/lib/domain/contracts/postmortem";
import type { PostmortemContent } from "@/lib/domain/postmortem";
import { toUnixNano } from "../evidence/evidence-window";
import type { Drafted } from "./draft-postmortem";

/** Every sentence with what became of it when its facts were derived again. */
export function verifyPostmortem(
  { sections, timeline }: PostmortemContent,
  drafted: Drafted,
  things: SentenceEvidence["things"],
): CheckedContent {
  const given = toEvidence(drafted, things);
  return {
    sections: sections.map(({ section, sentences }) => ({
      section,
      sentences: sentences.map((one) => ({ ...one, check: verifySentence(one, section, given) })),
    })),
    timeline: timeline.map((entry) => ({ ...entry, check: verifyEntry(entry, given) })),
  };
}

function toEvidence(
  { known, content, records }: Drafted,
  things: SentenceEvidence["things"],
): SentenceEvidence {
  const { telemetry, incident } = known;
  const cited = [...things.values()].flatMap((thing) => thing?.services ?? []);
  const spoken = [...incident.services, ...(telemetry?.byService.keys() ?? []), ...cited];
  return {
    records,
    draft: content,
    things,
    known: toKnownThing(known, content),
    services: [...new Set(spoken)],
    verifyClaim: telemetry === null ? null : createVerifier(telemetry),
  };
}

/** All that code says of the incident, as one thing that words can be held against. */
function toKnownThing(
  { incident, alerts }: Drafted["known"],
  { sections, timeline }: PostmortemContent,
): CitedThing {
  const facts = sections.flatMap(({ sentences }) => sentences.flatMap((one) => one.facts));
  const moments = [incident.openedAt, incident.acknowledgedAt, incident.resolvedAt];
  const fired = alerts.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]);
  const entered = timeline.map(({ at }) => new Date(at));
  return {
    services: [],
    words: facts.map(factWords).join("\n"),
    momentsNano: [...moments, ...fired, ...entered].flatMap((at) =>
      at === null ? [] : [toUnixNano(at)],
    ),
    lengthsNano: facts.flatMap((fact) => (fact.kind === "length" ? [fact.seconds * 1e9] : [])),
  };
}
