import { factsOfSpan } from "@/lib/analysis/analyst/cited-facts";
import { anchorsOf as anchorsOfFact } from "@/lib/analysis/citations/describe-fact";
import type { EvidenceIndex } from "@/lib/analysis/citations/index-evidence";
import { spanIdsOf } from "@/lib/domain/anchor";
import type { Fact } from "@/lib/domain/claim";
import type { Sentence } from "@/lib/domain/postmortem";
import { anchorsOf, type StoredVerdict } from "@/lib/domain/verdict";
import { changeText } from "../verdict/resolve-anchors";
import type { FactsOf } from "./index-records";
import { type KnownIncident, saying, tell } from "./known-incident";
import { endSentence, fullStop } from "./write-impact";

const SHOWN_SPANS = 5;
const MOST_SHOWN = 6;

/** The cause as the verdict has it, and what the evidence shows of it. */
export function writeRootCause(known: KnownIncident, facts: FactsOf): Sentence[] {
  const { verdict, changes } = known;
  if (verdict === null) return [tell(["To be written: no verdict is given yet."])];
  const { author, content } = verdict;
  const sentences = [
    tell(["The cause was ", facts.value("verdict.cause"), "."], causeAnchors(verdict)),
    saying(author, endSentence(content.mechanism), anchorsOf(content).slice(0, SHOWN_SPANS)),
    ...writeShown(known),
  ];
  const change = changes.find(({ id }) => id === content.changeId);
  if (change !== undefined) {
    const text = facts.value(`change:${change.id}.text`);
    const end = fullStop(changeText(change));
    sentences.push(tell(["It came with ", text, end], [`change:${change.id}`]));
  }
  if (content.certainty !== "certain") {
    sentences.push(tell(['The verdict is "', facts.value("verdict.certainty"), '", not certain.']));
  }
  return sentences;
}

/** The root-cause spans of a verdict. */
export function causeAnchors({ content }: StoredVerdict): string[] {
  const { rootCause } = content;
  return rootCause.kind === "spans" ? rootCause.spans.slice(0, SHOWN_SPANS) : [];
}

/** How the first root-cause spans fared, and the claims of the hypothesis that was accepted. */
function writeShown({ verdict, reviews, telemetry }: KnownIncident): Sentence[] {
  if (verdict === null || telemetry === null) return [];
  const accepted = reviews.findLast(({ decision }) => decision === "accepted");
  const shown = [...factsOfCause(causeAnchors(verdict), telemetry), ...(accepted?.claims ?? [])];
  const unique = new Map(shown.map((fact) => [JSON.stringify(fact), fact]));
  return [...unique.values()]
    .slice(0, MOST_SHOWN)
    .map((claim) =>
      tell(
        ["The evidence shows: ", { kind: "claim", claim }, "."],
        [...new Set(anchorsOfFact(claim))],
      ),
    );
}

function factsOfCause(anchors: readonly string[], { spans }: EvidenceIndex): Fact[] {
  const [located] = spanIdsOf(anchors).flatMap((id) => {
    const found = spans.get(id) ?? [];
    return found.length === 1 ? found : [];
  });
  return located === undefined ? [] : factsOfSpan(located).slice(-1);
}
