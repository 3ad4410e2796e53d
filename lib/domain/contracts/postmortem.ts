import { z } from "zod";
import {
  POSTMORTEM_SECTIONS,
  POSTMORTEM_STATUSES,
  Sentence,
  SentenceCheck,
  TimelineEntry,
} from "@/lib/domain/postmortem";
import { PersonName } from "./verdict";
import { IsoTime, listOf } from "./wire-format";

const MAX_TEXT = 200_000;

/** What an anchor names, in a line; null when it names nothing any more. */
const ReferenceDto = z.object({
  anchor: z.string(),
  text: z.string().nullable(),
  /** Where it is seen, below the address of the app. */
  path: z.string().nullable(),
});
export type ReferenceDto = z.output<typeof ReferenceDto>;

/** A version that was kept, or a step that one took; `number` counts both. */
const PostmortemVersionDto = z.object({
  number: z.number().int(),
  version: z.number().int(),
  status: z.enum(POSTMORTEM_STATUSES),
  author: z.string(),
  at: IsoTime,
  /** Sentences that were contradicted when it was published all the same. */
  despite: z.array(z.string()),
});
export type PostmortemVersionDto = z.output<typeof PostmortemVersionDto>;

/** The newest first. */
export const PostmortemVersionListDto = listOf(PostmortemVersionDto);

/** Null for one of code's that says nothing yet. */
const CheckedSentence = Sentence.extend({ check: SentenceCheck.nullable() });
export type CheckedSentence = z.output<typeof CheckedSentence>;

/** What is told in a postmortem, each sentence verified as the evidence is now. */
const CheckedContent = z.object({
  sections: z.array(
    z.object({ section: z.enum(POSTMORTEM_SECTIONS), sentences: z.array(CheckedSentence) }),
  ),
  timeline: z.array(TimelineEntry.extend({ check: SentenceCheck.nullable() })),
});
export type CheckedContent = z.output<typeof CheckedContent>;

/** One that was kept, or a draft from what is known, whose missing parts say what they wait for. */
export const PostmortemDto = CheckedContent.extend({
  incidentId: z.string(),
  title: z.string(),
  severity: z.string(),
  status: z.string(),
  openedAt: IsoTime,
  resolvedAt: IsoTime.nullable(),
  services: z.array(z.string()),
  references: z.array(ReferenceDto),
  /** What is shown of those that were kept; null for a draft that code has just written. */
  stored: PostmortemVersionDto.nullable(),
  /** The number of what was kept last: what a further version is made from. */
  latest: z.number().int().nullable(),
  /** As it is edited: Markdown, a sentence a line. */
  text: z.string(),
});
export type PostmortemDto = z.output<typeof PostmortemDto>;

export const PostmortemQuery = z.object({
  format: z.enum(["json", "markdown", "html"]).default("json"),
  /** That of the text; by default the latest. */
  version: z.coerce.number().int().min(1).optional(),
  /** A new draft from what is known now, whatever was kept. */
  fresh: z.stringbool().default(false),
});
export type PostmortemQuery = z.output<typeof PostmortemQuery>;

/** Of what is kept it may follow the latest alone; null while nothing is. */
const Base = z.number().int().min(1).nullable();

export const SavePostmortemBody = z.object({
  author: PersonName,
  base: Base,
  text: z.string().max(MAX_TEXT),
});
export type SavePostmortemBody = z.output<typeof SavePostmortemBody>;

export const PostmortemStatusBody = z.object({
  author: PersonName,
  base: Base.unwrap(),
  status: z.enum(POSTMORTEM_STATUSES),
  /** To publish although sentences are contradicted: it is kept who did. */
  despite: z.boolean().default(false),
});
export type PostmortemStatusBody = z.output<typeof PostmortemStatusBody>;
