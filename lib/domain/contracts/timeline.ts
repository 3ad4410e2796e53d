import { z } from "zod";
import { HISTORY_KINDS, HISTORY_TARGETS } from "@/lib/domain/history";
import { csvOf, IsoTime, PageQuery } from "./wire-format";

export const TimelineQuery = z.object({ kind: csvOf(HISTORY_KINDS).optional(), ...PageQuery });
export type TimelineQuery = z.infer<typeof TimelineQuery>;

export const TimelineStepDto = z.object({
  /** The same whenever it is read. */
  id: z.string(),
  at: IsoTime,
  kind: z.enum(HISTORY_KINDS),
  /** Where it happened: the incident, or one that was merged into it. */
  incidentId: z.string(),
  /** A person, `alert` or `faultline`; null when nobody is known. */
  by: z.string().nullable(),
  text: z.string(),
  /** What a person wrote, as they wrote it. */
  quote: z.string().nullable(),
  anchors: z.array(z.string()),
  /** What it leads to: a part of the incident's page, or another incident. */
  target: z.object({ kind: z.enum(HISTORY_TARGETS), id: z.string().nullable() }).nullable(),
});
export type TimelineStepDto = z.infer<typeof TimelineStepDto>;

export const TimelineDto = z.object({
  items: z.array(TimelineStepDto),
  nextCursor: z.string().nullable(),
  /** How many steps of each kind there are, on all pages; of a kind that is not named, none. */
  counts: z.partialRecord(z.enum(HISTORY_KINDS), z.number().int()),
});
export type TimelineDto = z.infer<typeof TimelineDto>;
