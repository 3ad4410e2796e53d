import type { PostmortemContent, Sentence, TimelineEntry } from "@/lib/domain/postmortem";
import type { WrittenEntry, WrittenPostmortem, WrittenSentence } from "./parse-text";
import { entryLine, sentenceLine } from "./write-text";

/**
 * Says whose each line is: one that stands word for word, with the same anchors, in what was known
 * stays whose it was, wherever it was moved to; any other is the author's.
 */
export function attributeLines(
  { sections, timeline }: WrittenPostmortem,
  known: readonly PostmortemContent[],
  author: string,
): PostmortemContent {
  const sentences = new Map(
    known
      .flatMap((one) => one.sections.flatMap((section) => section.sentences))
      .toReversed()
      .map((sentence) => [sentenceLine(sentence), sentence]),
  );
  const entries = new Map(
    known
      .flatMap((one) => one.timeline)
      .toReversed()
      .map((entry) => [entryLine(entry), entry]),
  );
  const ofSentence = (one: WrittenSentence): Sentence => {
    const before = sentences.get(sentenceLine(one));
    return { ...one, by: ownerOf(before, author), facts: before?.facts ?? [] };
  };
  const ofEntry = (one: WrittenEntry): TimelineEntry => {
    const before = entries.get(entryLine(one));
    const facts = before?.facts ?? [];
    return { ...one, at: before?.at ?? one.at, by: ownerOf(before, author), facts };
  };
  return {
    sections: sections.map(({ section, sentences: all }) => ({
      section,
      sentences: all.map(ofSentence),
    })),
    timeline: timeline.map(ofEntry).toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)),
  };
}

function ownerOf(before: Pick<Sentence, "by"> | undefined, author: string): string | null {
  return before === undefined ? author : before.by;
}
