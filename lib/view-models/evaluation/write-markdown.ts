import type { CheckedSentence, PostmortemDto } from "@/lib/domain/contracts/postmortem";
import { SECTION_TITLES } from "@/lib/domain/postmortem";
import { escapeMarkdown } from "@/lib/view-models/format/escape-markdown";
import {
  despiteWords,
  missingWords,
  momentText,
  numberReferences,
  standingWords,
} from "./postmortem-words";
import { checkedWords, checkText } from "./sentence-check";

/**
 * A postmortem as Markdown: each sentence with numbered references to its evidence, which are told at
 * the end with their anchors and, below `origin`, their links.
 */
export function writeMarkdown(postmortem: PostmortemDto, origin: string): string {
  const { numberOf, isMissing } = numberReferences(postmortem);
  const written = ({ text, anchors, by, check }: CheckedSentence) =>
    [
      escapeMarkdown(text) + anchors.map((anchor) => `[^${numberOf(anchor)}]`).join(""),
      by === null ? "" : ` (${escapeMarkdown(by)})`,
      isMissing(anchors) ? " (evidence is missing)" : "",
      check === null ? "" : ` _(${escapeMarkdown(checkText(check))})_`,
    ].join("");
  const [summary, ...others] = postmortem.sections
    .filter(({ sentences }) => sentences.length > 0)
    .map(
      ({ section, sentences }) =>
        `## ${SECTION_TITLES[section]}\n\n${sentences.map((one) => `- ${written(one)}`).join("\n")}`,
    );
  const timeline = postmortem.timeline.map(
    (entry) => `| ${momentText(entry.at)} | ${entry.kind} | ${written(entry)} |`,
  );
  return [
    `# ${postmortem.incidentId}: ${escapeMarkdown(postmortem.title)}`,
    writeHead(postmortem),
    summary,
    `## Timeline\n\n| Time | What | |\n|---|---|---|\n${timeline.join("\n")}`,
    ...others,
    writeReferences(postmortem, origin),
  ]
    .filter((part) => part !== undefined && part !== "")
    .join("\n\n")
    .concat("\n");
}

function writeHead(postmortem: PostmortemDto): string {
  const { severity, status } = postmortem;
  return [
    `${severity.toUpperCase()}, ${status}.`,
    escapeMarkdown(standingWords(postmortem)),
    "Times are UTC.",
    checkedWords(postmortem),
    escapeMarkdown(despiteWords(postmortem)),
    missingWords(postmortem),
  ]
    .filter((part) => part !== "")
    .join(" ");
}

function writeReferences({ references }: PostmortemDto, origin: string): string {
  return references
    .map(({ anchor, text, path }, i) => {
      const said = text === null ? "does not resolve any more" : escapeMarkdown(text);
      const link = path === null ? said : `[${said}](${origin}${path})`;
      return `[^${i + 1}]: \`${anchor.replaceAll("`", "'").replaceAll("\n", " ")}\` ${link}`;
    })
    .join("\n");
}
