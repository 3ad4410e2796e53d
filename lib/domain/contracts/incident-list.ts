import { z } from "zod";
import { ERROR_CODES } from "@/lib/domain/errors";
import { IncidentId } from "@/lib/domain/ids";
import { INCIDENT_STATUSES } from "@/lib/domain/incident";
import { INCIDENT_FACETS } from "@/lib/domain/incident-facets";
import { IncidentFilters } from "@/lib/domain/incident-filters";
import { BULK_LIMIT } from "./bulk-limit";
import { ActorName } from "./person";
import { IsoTime, listOf } from "./wire-format";

/** One value of a facet; null of the incidents that have none. */
export const FacetValueDto = z.object({
  value: z.string().nullable(),
  /** Incidents with it that every other facet and the search let through. */
  count: z.number().int(),
});
export const FacetDto = z.object({
  /** The most frequent first. */
  values: z.array(FacetValueDto),
  /** How many further values there are. */
  more: z.number().int(),
});
export type FacetDto = z.infer<typeof FacetDto>;

export const IncidentFacetsDto = z.object({
  /** Incidents that every filter lets through. */
  total: z.number().int(),
  facets: z.record(z.enum(INCIDENT_FACETS), FacetDto),
});
export type IncidentFacetsDto = z.infer<typeof IncidentFacetsDto>;

/** The same for each of the incidents: a status, an assignee (null for nobody), or both. */
export const UpdateIncidentsBody = z
  .object({
    ids: z.array(IncidentId).min(1).max(BULK_LIMIT),
    status: z.enum(INCIDENT_STATUSES).optional(),
    assignee: ActorName.nullable().optional(),
    /** Who does it. */
    by: ActorName.optional(),
  })
  .refine(
    ({ status, assignee }) => status !== undefined || assignee !== undefined,
    "name what to change: status or assignee",
  );
export type UpdateIncidentsBody = z.infer<typeof UpdateIncidentsBody>;

/** What became of one of them; those that failed leave the others as they went. */
export const IncidentOutcomeDto = z.object({
  id: z.string(),
  outcome: z.enum(["changed", "unchanged", "failed"]),
  error: z.object({ code: z.enum(ERROR_CODES), message: z.string() }).nullable(),
});
export type IncidentOutcomeDto = z.infer<typeof IncidentOutcomeDto>;

/** In the order asked for, each incident once. */
export const UpdateIncidentsResult = z.object({ items: z.array(IncidentOutcomeDto) });
export type UpdateIncidentsResult = z.infer<typeof UpdateIncidentsResult>;

const ViewName = z.string().trim().min(1).max(60);

export const IncidentViewDto = z.object({
  id: z.number().int(),
  name: z.string(),
  filters: IncidentFilters,
  /** Opened when no other is asked for; at most one is. */
  isDefault: z.boolean(),
  createdBy: z.string().nullable(),
  updatedAt: IsoTime,
});
export type IncidentViewDto = z.infer<typeof IncidentViewDto>;
export const IncidentViewListDto = listOf(IncidentViewDto);
export type IncidentViewListDto = z.infer<typeof IncidentViewListDto>;

export const CreateViewBody = z.object({
  name: ViewName,
  filters: IncidentFilters,
  isDefault: z.boolean().default(false),
  by: ActorName.optional(),
});
export type CreateViewBody = z.infer<typeof CreateViewBody>;

export const UpdateViewBody = z
  .object({ name: ViewName, filters: IncidentFilters, isDefault: z.boolean() })
  .partial();
export type UpdateViewBody = z.infer<typeof UpdateViewBody>;

export const ViewParams = z.object({
  viewId: z.coerce
    .number()
    .int()
    .min(1)
    .max(2 ** 31 - 1),
});
