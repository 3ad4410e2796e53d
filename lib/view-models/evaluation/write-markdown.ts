import type {
  PostmortemDto,
  PostmortemSection,
  SentenceDto,
} from "@/lib/domain/contracts/postmortem";
import { escapeMarkdown } from "@/lib/view-models/format/escape-markdown";

export const SECTION_TITLES: Readonly<Record<PostmortemSection, string>> = {
  summary: "Summary",
  impact: "Impact",
  "root-cause": "Root cause",
  "contributing-factors": "Contributing factors",
  detection: "Detection",
  actions: "Actions",
};

/**
 * A draft as Markdown: each sentence with numbered references to its evidence, which are told at the
 * end with their anchors and, below `origin`, their links.
 */
export function writeMarkdown(draft: PostmortemDto, origin: string): string {
  const numbers = new Map(draft.references.map(({ anchor }, i) => [anchor, i + 1]));
  const marks = (anchors: readonly string[]) =>
    anchors.map((anchor) => `[^${numbers.get(anchor) ?? "?"}]`).join("");
  const sentence = ({ text, anchors, by }: SentenceDto) =>
    `- ${escapeMarkdown(text)}${marks(anchors)}${by === null ? "" : ` (${escapeMarkdown(by)})`}`;
  const [summary, ...others] = draft.sections.map(
    ({ section, sentences }) =>
      `## ${SECTION_TITLES[section]}\n\n${sentences.map(sentence).join("\n")}`,
  );
  const timeline = draft.timeline.map(
    ({ at, kind, text, anchors }) =>
      `| ${momentText(at)} | ${kind} | ${escapeMarkdown(text)}${marks(anchors)} |`,
  );
  return [
    `# ${draft.incidentId}: ${escapeMarkdown(draft.title)}`,
    `${draft.severity.toUpperCase()}, ${draft.status}. A draft put together from the evidence; times are UTC.`,
    summary,
    `## Timeline\n\n| Time | What | |\n|---|---|---|\n${timeline.join("\n")}`,
    ...others,
    writeReferences(draft, origin),
  ]
    .filter((part) => part !== undefined && part !== "")
    .join("\n\n")
    .concat("\n");
}

function writeReferences({ references }: PostmortemDto, origin: string): string {
  return references
    .map(({ anchor, text, path }, i) => {
      const said = text === null ? "does not resolve any more" : escapeMarkdown(text);
      const link = path === null ? said : `[${said}](${origin}${path})`;
      return `[^${i + 1}]: \`${anchor.replaceAll("`", "'")}\` ${link}`;
    })
    .join("\n");
}

/** "2026-11-21 03:26:04". */
export function momentText(iso: string): string {
  return iso.slice(0, 19).replace("T", " ");
}
