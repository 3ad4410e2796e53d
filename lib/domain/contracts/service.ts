import { z } from "zod";
import { INCIDENT_STATUSES, SEVERITIES } from "@/lib/domain/incident";
import { ActorName } from "./person";
import { ChangeMarkDto, RedPointDto, SliExemplarDto } from "./sli";
import { DerivedStatus, DurationNanoText, IsoTime, listOf } from "./wire-format";

const RED = {
  total: z.number().int(),
  failed: z.number().int(),
  p50Nano: DurationNanoText.nullable(),
  p95Nano: DurationNanoText.nullable(),
};

export const ServiceVersionDto = z.object({
  version: z.string().nullable(),
  revision: z.string().nullable(),
  total: z.number().int(),
  firstSeen: IsoTime,
  lastSeen: IsoTime,
});
export type ServiceVersionDto = z.infer<typeof ServiceVersionDto>;

export const ServiceDto = z.object({
  name: z.string(),
  ...RED,
  versions: z.array(ServiceVersionDto),
});
export type ServiceDto = z.infer<typeof ServiceDto>;

/** Calls from one service to another, or to a peer that sent no spans of its own. */
export const ServiceCallDto = z.object({
  from: z.string(),
  to: z.string(),
  isPeer: z.boolean(),
  ...RED,
  /** Calls that their caller had to send again. */
  resent: z.number().int(),
  /** Calls that a circuit breaker of their caller refused. */
  broken: z.number().int(),
  /** The share of the time of whole requests that was spent there, called from here; null when not looked at. */
  criticalShare: z.number().nullable(),
  /** By version of whom was called, the most first; empty of peers and where none is told. */
  versions: z.array(z.object({ version: z.string().nullable(), ...RED })),
});
export type ServiceCallDto = z.infer<typeof ServiceCallDto>;

/** The rolling window: so many seconds up to now, or up to `to`. */
export const ServiceQuery = z.object({
  seconds: z.coerce
    .number()
    .int()
    .min(60)
    .max(7 * 86_400)
    .default(3_600),
  to: IsoTime.optional(),
});
export type ServiceQuery = z.output<typeof ServiceQuery>;

const WINDOW = {
  status: DerivedStatus,
  /** What could not be looked at, in words. */
  reasons: z.array(z.string()),
  from: IsoTime,
  to: IsoTime,
  /** When the newest request began, in the detail of a service its own; null when there is none. */
  newestAt: IsoTime.nullable(),
};

export const ServiceMapDto = z.object({
  ...WINDOW,
  items: z.array(ServiceDto),
  /** Calls were looked at from here on: their rates are those of this stretch. */
  callsFrom: IsoTime,
  calls: z.array(ServiceCallDto),
});
export type ServiceMapDto = z.infer<typeof ServiceMapDto>;

export const ServiceNamesDto = listOf(z.object({ name: z.string() }));
export type ServiceNamesDto = z.infer<typeof ServiceNamesDto>;

export const OperationDto = z.object({
  route: z.string(),
  /** Routes as recorded that it stands for. */
  routeCount: z.number().int(),
  ...RED,
});

export const ServiceParams = z.object({ serviceName: z.string().min(1).max(200) });

export const ServiceOwnerDto = z.object({
  name: z.string(),
  /** The attribute of the resource that tells; null where a person said so. */
  attribute: z.string().nullable(),
  /** Who said so, and when; null where an attribute tells, and of those who gave no name. */
  setBy: z.string().nullable(),
  setAt: IsoTime.nullable(),
});
export type ServiceOwnerDto = z.infer<typeof ServiceOwnerDto>;

/** Null: what a person said is taken back, and what the resource tells counts again. */
export const ServiceOwnerBody = z.object({
  owner: z.string().trim().min(1).max(100).nullable(),
  /** Who says so. */
  by: ActorName.optional(),
});
export type ServiceOwnerBody = z.infer<typeof ServiceOwnerBody>;
export const ServiceOwnerResult = z.object({ owner: ServiceOwnerDto.nullable() });
export type ServiceOwnerResult = z.infer<typeof ServiceOwnerResult>;

export const ServiceDetailDto = z.object({
  ...WINDOW,
  service: ServiceDto,
  stepSeconds: z.number().int(),
  series: z.array(RedPointDto),
  /** Requests to open as points over the series: failing, slow and typical ones. */
  exemplars: z.array(SliExemplarDto),
  /** Each version with its requests, the one that answered last first. */
  versions: z.array(ServiceVersionDto.extend(RED)),
  /** Whose service it is: as a person said, else as its resource tells; null when neither does. */
  owner: ServiceOwnerDto.nullable(),
  operations: z.array(OperationDto),
  /** What the operations do not show. */
  folded: z.object({ operations: z.number().int(), requests: z.number().int() }),
  /** Calls were looked at from here on: their rates are those of this stretch. */
  callsFrom: IsoTime,
  calls: z.array(ServiceCallDto),
  changes: z.array(ChangeMarkDto),
  incidents: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      severity: z.enum(SEVERITIES),
      status: z.enum(INCIDENT_STATUSES),
      openedAt: IsoTime,
    }),
  ),
});
export type ServiceDetailDto = z.infer<typeof ServiceDetailDto>;
