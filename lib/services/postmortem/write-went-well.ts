import type { Sentence } from "@/lib/domain/postmortem";
import type { FactsOf } from "./index-records";
import { type KnownIncident, tell } from "./known-incident";

const SOON_MS = 5 * 60_000;

/** What can be told from the times: the rest is for those who were there. */
export function writeWentWell(known: KnownIncident, { value, length }: FactsOf): Sentence[] {
  const { incident, reviews, verdict } = known;
  const { openedAt, acknowledgedAt } = incident;
  const sentences: Sentence[] = [];
  if (acknowledgedAt !== null && acknowledgedAt.getTime() - openedAt.getTime() <= SOON_MS) {
    const within = length("incident.openedAt", "incident.acknowledgedAt");
    sentences.push(tell(["It was acknowledged within ", within, "."]));
  }
  const accepted = reviews.findIndex(({ decision }) => decision === "accepted");
  if (accepted >= 0) {
    const review = `review:${accepted}`;
    const parts = [
      "The hypothesis “",
      value(`${review}.title`),
      "” was there to be accepted by ",
      value(`${review}.reviewer`),
      ", ",
      length("incident.openedAt", `${review}.at`),
      " after the incident opened.",
    ];
    sentences.push(tell(parts, reviews[accepted]?.anchors));
  }
  if (verdict?.content.certainty === "certain") {
    const after = length("incident.openedAt", "verdict.at");
    sentences.push(
      tell(["The cause was known for certain ", after, " after the incident opened."]),
    );
  }
  return sentences.length > 0 ? sentences : [tell(["To be written: what helped."])];
}
