import { z } from "zod";
import { ChangeMarkDto } from "./sli";
import { IsoTime, listOf, PageQuery } from "./wire-format";

export const ChangeListQuery = z.object({
  service: z.string().min(1).max(200).optional(),
  ...PageQuery,
});
export const ChangeListDto = listOf(ChangeMarkDto);

export const IncidentChangesDto = z.object({
  /** When what the incident is about was first seen, and by what that is told. */
  symptomAt: IsoTime,
  symptom: z.string(),
  /** Of the incident's services and of none, from a day before its start on, newest first. */
  items: z.array(ChangeMarkDto),
  /** What is left out. */
  reasons: z.array(z.string()),
});
export type IncidentChangesDto = z.infer<typeof IncidentChangesDto>;
