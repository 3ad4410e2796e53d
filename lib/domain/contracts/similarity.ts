import { z } from "zod";
import { IncidentId } from "@/lib/domain/ids";
import { CERTAINTIES } from "@/lib/domain/verdict-words";
import { endpoint } from "./endpoint";
import { IsoTime, listOf } from "./wire-format";

/** An incident whose cause a person confirmed, what it has in common, and what was found then. */
export const SimilarIncidentDto = z.object({
  incidentId: z.string(),
  title: z.string(),
  severity: z.string(),
  openedAt: IsoTime,
  resolvedAt: IsoTime.nullable(),
  tier: z.enum(["same-code", "same-failure", "same-log", "same-place", "text"]),
  /** What both have in common, in words. */
  reasons: z.array(z.string()),
  /** By the verdict that stands. */
  cause: z.object({
    author: z.string(),
    at: IsoTime,
    service: z.string().nullable(),
    operation: z.string().nullable(),
    faultFamily: z.string(),
    mechanism: z.string(),
    changeId: z.string().nullable(),
    certainty: z.enum(CERTAINTIES),
  }),
  /** What the hypothesis said to do that a person stood behind. */
  fix: z.object({ text: z.string(), by: z.string() }).nullable(),
  notes: z.string(),
});
export type SimilarIncidentDto = z.infer<typeof SimilarIncidentDto>;

export const SimilarIncidentsDto = listOf(SimilarIncidentDto).extend({
  /** So many other incidents have a confirmed cause, and so many of them were looked at. */
  confirmed: z.number().int(),
  lookedAt: z.number().int(),
});
export type SimilarIncidentsDto = z.infer<typeof SimilarIncidentsDto>;

export const listSimilarIncidents = endpoint({
  method: "GET",
  path: "/api/incidents/{incidentId}/similar",
  summary:
    "Incidents with a confirmed cause that look like this one, with why and what it was then",
  params: z.object({ incidentId: IncidentId }),
  response: SimilarIncidentsDto,
});
