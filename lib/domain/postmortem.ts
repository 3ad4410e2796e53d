import { z } from "zod";
import { VERDICTS } from "./claim";
import type { IncidentId } from "./ids";
import { SentenceFact } from "./sentence-fact";

/** In the order in which they are written; the timeline stands behind the first. */
export const POSTMORTEM_SECTIONS = [
  "summary",
  "impact",
  "root-cause",
  "contributing-factors",
  "went-well",
  "detection",
  "actions",
] as const;
export type PostmortemSection = (typeof POSTMORTEM_SECTIONS)[number];

export const TIMELINE_TITLE = "Timeline";
export const SECTION_TITLES: Readonly<Record<PostmortemSection, string>> = {
  summary: "Summary",
  impact: "Impact",
  "root-cause": "Root cause",
  "contributing-factors": "Contributing factors",
  "went-well": "What went well",
  detection: "Detection",
  actions: "Actions",
};

/** A sentence with what it was read from; `by` is null for one that was put together by code. */
export const Sentence = z.object({
  text: z.string(),
  anchors: z.array(z.string()),
  by: z.string().nullable(),
  /** What code put it together from; empty for words of a person. */
  facts: z.array(SentenceFact).default([]),
});
export type Sentence = z.output<typeof Sentence>;

/** What became of a sentence when its facts were derived again: by which rule, what against what. */
export const SentenceCheck = z.object({
  verdict: z.enum(VERDICTS),
  rule: z.string(),
  claimed: z.string(),
  found: z.string(),
});
export type SentenceCheck = z.output<typeof SentenceCheck>;

export const TIMELINE_KINDS = ["alert", "change", "status", "finding", "action"] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

export const TimelineEntry = Sentence.extend({
  at: z.iso.datetime({ offset: true }),
  kind: z.enum(TIMELINE_KINDS),
});
export type TimelineEntry = z.output<typeof TimelineEntry>;

/** All that is told in a postmortem. */
export const PostmortemContent = z.object({
  sections: z.array(
    z.object({ section: z.enum(POSTMORTEM_SECTIONS), sentences: z.array(Sentence) }),
  ),
  timeline: z.array(TimelineEntry),
});
export type PostmortemContent = z.output<typeof PostmortemContent>;

export const POSTMORTEM_STATUSES = ["draft", "reviewed", "published"] as const;
export type PostmortemStatus = (typeof POSTMORTEM_STATUSES)[number];

const STEPS: Readonly<Record<PostmortemStatus, readonly PostmortemStatus[]>> = {
  draft: ["reviewed"],
  reviewed: ["published", "draft"],
  published: [],
};

/** What may become of a version: one that was published stays so, and is edited in the next. */
export function nextStatuses(status: PostmortemStatus): readonly PostmortemStatus[] {
  return STEPS[status];
}

/** A version as it was saved, or a step that it took since; none is ever changed. */
export interface StoredPostmortem {
  readonly incidentId: IncidentId;
  /** Counted through everything that was kept of the incident's postmortem. */
  readonly number: number;
  /** Of the text: a step of the status keeps it. */
  readonly version: number;
  readonly status: PostmortemStatus;
  /** Who saved the text, or took the step. */
  readonly author: string;
  readonly content: PostmortemContent;
  /** Sentences that were contradicted when its author published it all the same. */
  readonly despite: readonly string[];
  readonly createdAt: Date;
}
