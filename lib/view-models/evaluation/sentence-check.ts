import type { CheckedSentence, PostmortemDto } from "@/lib/domain/contracts/postmortem";
import type { SentenceCheck } from "@/lib/domain/postmortem";
import { formatCountOf } from "@/lib/view-models/format/format-count";

const MAX_SHOWN = 160;

/** What became of a sentence, short enough to stand behind it. */
export function checkText(check: SentenceCheck): string {
  switch (check.verdict) {
    case "supported":
      return "✓ verified";
    case "contradicted":
      return `✕ contradicted: it says ${shorten(check.claimed)}, found is ${shorten(check.found)}`;
    case "not-found":
      return `? not found: ${shorten(check.claimed)}`;
    case "cannot-check":
      return `– not verified: ${shorten(check.found)}`;
  }
}

/** "21 sentences verified, 1 contradicted, 3 not verified." */
export function checkedWords(postmortem: Pick<PostmortemDto, "sections" | "timeline">): string {
  const verdicts = sentencesOf(postmortem).flatMap(({ check }) => check?.verdict ?? []);
  const countOf = (verdict: SentenceCheck["verdict"]) =>
    verdicts.filter((one) => one === verdict).length;
  const others = [
    [countOf("contradicted"), "contradicted"],
    [countOf("not-found"), "not found in the evidence"],
    [countOf("cannot-check"), "not verified"],
  ] as const;
  const verified = `${formatCountOf(countOf("supported"), "sentence")} verified`;
  const rest = others.flatMap(([count, word]) => (count === 0 ? [] : [`${count} ${word}`]));
  return `${[verified, ...rest].join(", ")}.`;
}

/** Those that the evidence contradicts. */
export function contradictedOf(
  postmortem: Pick<PostmortemDto, "sections" | "timeline">,
): CheckedSentence[] {
  return sentencesOf(postmortem).filter(({ check }) => check?.verdict === "contradicted");
}

function sentencesOf({
  sections,
  timeline,
}: Pick<PostmortemDto, "sections" | "timeline">): CheckedSentence[] {
  return [...sections.flatMap(({ sentences }) => sentences), ...timeline];
}

function shorten(text: string): string {
  return text.length <= MAX_SHOWN ? text : `${text.slice(0, MAX_SHOWN)}…`;
}
