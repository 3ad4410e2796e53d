import type { Sentence } from "@/lib/domain/postmortem";
import { fact, type KnownIncident, lengthOf } from "./known-incident";

const SOON_MS = 5 * 60_000;

/** What can be told from the times: the rest is for those who were there. */
export function writeWentWell({ incident, reviews, verdict }: KnownIncident): Sentence[] {
  const { openedAt, acknowledgedAt } = incident;
  const sentences: Sentence[] = [];
  if (acknowledgedAt !== null && acknowledgedAt.getTime() - openedAt.getTime() <= SOON_MS) {
    sentences.push(fact(`It was acknowledged within ${lengthOf(openedAt, acknowledgedAt)}.`));
  }
  const accepted = reviews.find(({ decision }) => decision === "accepted");
  if (accepted !== undefined) {
    const { title, reviewer, at, anchors } = accepted;
    const text = `The hypothesis “${title}” was there to be accepted by ${reviewer}, ${lengthOf(openedAt, at)} after the incident opened.`;
    sentences.push(fact(text, anchors));
  }
  if (verdict?.content.certainty === "certain") {
    const after = lengthOf(openedAt, verdict.createdAt);
    sentences.push(fact(`The cause was known for certain ${after} after the incident opened.`));
  }
  return sentences.length > 0 ? sentences : [fact("To be written: what helped.")];
}
