import { z } from "zod";

declare const brand: unique symbol;
type Branded<T, Name extends string> = T & { readonly [brand]: Name };

/** 16 bytes as 32 lower-case hex digits, never all zero (W3C Trace Context). */
export type TraceId = Branded<string, "TraceId">;
/** 8 bytes as 16 lower-case hex digits, never all zero (W3C Trace Context). */
export type SpanId = Branded<string, "SpanId">;
/** `INC-<n>`, numbered within its project. */
export type IncidentId = Branded<string, "IncidentId">;
/** Row key of a project; every stored row belongs to one. */
export type ProjectId = Branded<number, "ProjectId">;

export const TraceId = z
  .string()
  .toLowerCase()
  .regex(/^[0-9a-f]{32}$/, "a trace id is 32 hex digits")
  .refine((id) => !/^0+$/.test(id), "a trace id is not all zero")
  .transform((id) => id as TraceId);

export const SpanId = z
  .string()
  .toLowerCase()
  .regex(/^[0-9a-f]{16}$/, "a span id is 16 hex digits")
  .refine((id) => !/^0+$/.test(id), "a span id is not all zero")
  .transform((id) => id as SpanId);

export const IncidentId = z
  .string()
  .toUpperCase()
  .regex(/^INC-[1-9][0-9]{0,8}$/, "an incident id looks like INC-42")
  .transform((id) => id as IncidentId);

/** `INC-42` for 42. */
export function toIncidentId(incidentNumber: number): IncidentId {
  return `INC-${incidentNumber}` as IncidentId;
}

/** 42 for `INC-42`. */
export function incidentNumberOf(id: IncidentId): number {
  return Number(id.slice(4));
}

/** Brands a row key read from the database. */
export function toProjectId(rowId: number): ProjectId {
  return rowId as ProjectId;
}
