import {
  type PostmortemContent,
  SECTION_TITLES,
  type Sentence,
  TIMELINE_TITLE,
  type TimelineEntry,
} from "@/lib/domain/postmortem";

/** Where an anchor would begin within words: the words are kept from being read as one. */
const LIKE_A_MARK = /(\\*)\[(?=(?:span|log|kernel|exemplar|change|metric|code):)/g;

/**
 * A postmortem as the text that people edit: Markdown with a sentence a line, its anchors in brackets
 * at the end. `parseText` reads it back.
 */
export function writeText({ sections, timeline }: PostmortemContent): string {
  const [summary, ...others] = sections.map(({ section, sentences }) =>
    block(SECTION_TITLES[section], sentences.map(sentenceLine)),
  );
  const entries = block(TIMELINE_TITLE, timeline.map(entryLine));
  return [summary, entries, ...others].filter((one) => one !== undefined).join("\n");
}

/** Of a sentence or an entry: what is compared to tell whether a person changed it. */
export function sentenceLine({ text, anchors }: Pick<Sentence, "text" | "anchors">): string {
  const words = oneLine(text).replace(LIKE_A_MARK, "$1$1\\[");
  return `- ${words}${anchors.map((anchor) => ` [${escapeAnchor(anchor)}]`).join("")}`;
}

/** With its time to the second, as it is read. */
export function entryLine(entry: Omit<TimelineEntry, "by" | "facts">): string {
  const { at, kind, text, anchors } = entry;
  const moment = new Date(at).toISOString().slice(0, 19).replace("T", " ");
  return sentenceLine({ text: `${moment} ${kind}: ${text}`, anchors });
}

/** Words on one line, single-spaced. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function block(title: string, lines: readonly string[]): string {
  return `## ${title}\n\n${lines.map((line) => `${line}\n`).join("")}`;
}

function escapeAnchor(anchor: string): string {
  return anchor.replace(/[\\\]]/g, "\\$&").replaceAll("\n", "\\n");
}
