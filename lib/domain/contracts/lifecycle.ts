import { z } from "zod";
import { ALERT_SOURCES } from "@/lib/domain/alert";
import { IncidentId } from "@/lib/domain/ids";
import { ActorName } from "./person";
import { IsoTime, listOf } from "./wire-format";

/** Who does it. */
export const ActorBody = z.object({ by: ActorName.optional() });
export type ActorBody = z.infer<typeof ActorBody>;

export const MergeIncidentBody = ActorBody.extend({ into: IncidentId });
export type MergeIncidentBody = z.infer<typeof MergeIncidentBody>;

const MOST_ALERTS = 10_000;

/** Alerts by what makes each the one it is. */
export const SplitIncidentBody = ActorBody.extend({
  alerts: z
    .array(
      z.object({
        source: z.enum(ALERT_SOURCES),
        groupKey: z.string().max(5_000),
        fingerprint: z.string().max(500),
        startsAt: IsoTime,
      }),
    )
    .min(1, "choose an alert")
    .max(MOST_ALERTS),
});
export type SplitIncidentBody = z.infer<typeof SplitIncidentBody>;

const MOST_CHARACTERS = 10_000;
const NoteText = z.string().trim().min(1, "a note says something").max(MOST_CHARACTERS);

export const AddNoteBody = z.object({ author: ActorName, text: NoteText });
export type AddNoteBody = z.infer<typeof AddNoteBody>;

/** A further version of a note: another text, or struck out. */
export const AmendNoteBody = z.object({
  author: ActorName,
  text: NoteText.optional(),
  isStruck: z.boolean().optional(),
});
export type AmendNoteBody = z.infer<typeof AmendNoteBody>;

/** A note as it reads now, with what it said before. */
export const NoteDto = z.object({
  /** Of the incident that it was written on. */
  incidentId: z.string(),
  note: z.number().int(),
  version: z.number().int(),
  author: z.string(),
  text: z.string(),
  /** It no longer holds, and is kept. */
  isStruck: z.boolean(),
  createdAt: IsoTime,
  /** When it became what it is now. */
  changedAt: IsoTime,
  /** The oldest first, without the one that stands. */
  earlier: z.array(z.object({ text: z.string(), isStruck: z.boolean(), at: IsoTime })),
});
export type NoteDto = z.infer<typeof NoteDto>;
export const NoteListDto = listOf(NoteDto);

export const PeopleDto = listOf(z.string());
