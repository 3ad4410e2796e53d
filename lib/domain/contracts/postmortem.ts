import { z } from "zod";
import { IsoTime } from "./wire-format";

/** A sentence with what it was read from; `by` is null for one that was put together by code. */
const SentenceDto = z.object({
  text: z.string(),
  anchors: z.array(z.string()),
  by: z.string().nullable(),
});
export type SentenceDto = z.output<typeof SentenceDto>;

export const POSTMORTEM_SECTIONS = [
  "summary",
  "impact",
  "root-cause",
  "contributing-factors",
  "detection",
  "actions",
] as const;
export type PostmortemSection = (typeof POSTMORTEM_SECTIONS)[number];

const TimelineEntryDto = z.object({
  at: IsoTime,
  kind: z.enum(["alert", "change", "status", "finding"]),
  text: z.string(),
  anchors: z.array(z.string()),
});
export type TimelineEntryDto = z.output<typeof TimelineEntryDto>;

/** What an anchor names, in a line; null when it names nothing any more. */
const ReferenceDto = z.object({
  anchor: z.string(),
  text: z.string().nullable(),
  /** Where it is seen, below the address of the app. */
  path: z.string().nullable(),
});
export type ReferenceDto = z.output<typeof ReferenceDto>;

/** A draft from what is known; missing parts say what they wait for. */
export const PostmortemDto = z.object({
  incidentId: z.string(),
  title: z.string(),
  severity: z.string(),
  status: z.string(),
  openedAt: IsoTime,
  resolvedAt: IsoTime.nullable(),
  services: z.array(z.string()),
  sections: z.array(
    z.object({ section: z.enum(POSTMORTEM_SECTIONS), sentences: z.array(SentenceDto) }),
  ),
  timeline: z.array(TimelineEntryDto),
  references: z.array(ReferenceDto),
});
export type PostmortemDto = z.output<typeof PostmortemDto>;
