import { FaultlineError } from "@/lib/domain/errors";
import {
  POSTMORTEM_SECTIONS,
  type PostmortemSection,
  SECTION_TITLES,
  TIMELINE_KINDS,
  TIMELINE_TITLE,
  type TimelineEntry,
} from "@/lib/domain/postmortem";
import { oneLine } from "./write-text";

/** A sentence as it stands in the text: whose it is, the text does not say. */
export interface WrittenSentence {
  readonly text: string;
  readonly anchors: string[];
}
export type WrittenEntry = Omit<TimelineEntry, "by" | "facts">;

export interface WrittenPostmortem {
  readonly sections: readonly {
    readonly section: PostmortemSection;
    readonly sentences: readonly WrittenSentence[];
  }[];
  readonly timeline: readonly WrittenEntry[];
}

const LONGEST_LINE = 20_000;
const KINDS = "span|log|kernel|exemplar|change|metric|code";
const MARK = new RegExp(String.raw`^(.*?)\s\[((?:${KINDS}):(?:[^\]\\]|\\.)+)\]$`);
const KEPT_FROM_A_MARK = new RegExp(String.raw`(\\+)\[(?=(?:${KINDS}):)`, "g");
const MOMENT =
  /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2})?)(?: ?(?:UTC|Z))? (?:(\w+): ?)?(.+)$/;
const HEADINGS: ReadonlyMap<string, PostmortemSection> = new Map(
  POSTMORTEM_SECTIONS.map((section) => [SECTION_TITLES[section].toLowerCase(), section]),
);

/**
 * What people made of the text that `writeText` wrote. @throws `invalid_request` naming the line that
 * cannot be read: one below no known heading, one of the timeline without its time, one without words
 */
export function parseText(text: string): WrittenPostmortem {
  const sentences = new Map<PostmortemSection, WrittenSentence[]>(
    POSTMORTEM_SECTIONS.map((section) => [section, []]),
  );
  const timeline: WrittenEntry[] = [];
  let current: PostmortemSection | "timeline" | null = null;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (/^[-*]?$/.test(line)) continue;
    if (line.length > LONGEST_LINE) throw unreadable(index + 1, "is too long for a sentence");
    if (/^#+ /.test(line)) {
      current = parseHeading(line, index + 1);
      continue;
    }
    const written = parseSentence(line);
    if (written.text === "") throw unreadable(index + 1, "holds no words");
    if (current === null) throw unreadable(index + 1, "stands above the first heading");
    if (current === "timeline") timeline.push(parseEntry(written, index + 1));
    else sentences.get(current)?.push(written);
  }
  return {
    sections: [...sentences].map(([section, all]) => ({ section, sentences: all })),
    timeline,
  };
}

function parseHeading(line: string, number: number): PostmortemSection | "timeline" {
  const title = line.replace(/^#+ /, "").trim().toLowerCase();
  if (title === TIMELINE_TITLE.toLowerCase()) return "timeline";
  const section = HEADINGS.get(title);
  if (section !== undefined) return section;
  const known = [...Object.values(SECTION_TITLES), TIMELINE_TITLE].join(", ");
  throw unreadable(number, `is no heading of a postmortem; those are ${known}`);
}

function parseSentence(line: string): WrittenSentence {
  const anchors: string[] = [];
  let words = line.replace(/^[-*](?: |$)/, " ");
  for (let found = MARK.exec(words); found !== null; found = MARK.exec(words)) {
    const [, before = "", anchor = ""] = found;
    anchors.unshift(unescapeAnchor(anchor));
    words = before.trimEnd();
  }
  const text = words.replace(
    KEPT_FROM_A_MARK,
    (_, slashes: string) => `${"\\".repeat(Math.floor(slashes.length / 2))}[`,
  );
  return { text: oneLine(text), anchors };
}

function parseEntry({ text, anchors }: WrittenSentence, line: number): WrittenEntry {
  const [, day = "", time = "", said, words = ""] = MOMENT.exec(text) ?? [];
  const at = Date.parse(`${day}T${time}Z`);
  if (words === "" || Number.isNaN(at)) {
    throw unreadable(line, 'does not begin with its time, as in "2026-11-21 03:26:04 action: …"');
  }
  const kind = TIMELINE_KINDS.find((one) => one === said);
  const isWord = said !== undefined && kind === undefined;
  return {
    at: new Date(at).toISOString(),
    kind: kind ?? "action",
    text: isWord ? `${said}: ${words}` : words,
    anchors,
  };
}

function unescapeAnchor(text: string): string {
  return text.replace(/\\(.)/g, (_, escaped: string) => (escaped === "n" ? "\n" : escaped));
}

function unreadable(line: number, problem: string): FaultlineError {
  const message = `line ${line} of the postmortem ${problem}`;
  return new FaultlineError("invalid_request", message, { line });
}
