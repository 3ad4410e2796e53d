import { z } from "zod";
import { IncidentId } from "@/lib/domain/ids";
import { REVIEW_STATES } from "@/lib/domain/review";
import { VerdictContent } from "@/lib/domain/verdict";
import { VERDICT_ROLES } from "@/lib/domain/verdict-words";
import { QUEUE_ORDER_NAMES } from "./queue-order";
import { IsoTime, listOf } from "./wire-format";

export const PersonName = z.string().trim().min(1, "say who you are").max(100);

/** A verdict as it is given; `replaces` is the version of one's own that it amends. */
export const VerdictBody = z.object({
  author: PersonName,
  role: z.enum(VERDICT_ROLES).default("label"),
  isBlind: z.boolean().default(false),
  /** Null for the first. Another than the latest is refused: somebody amended it meanwhile. */
  replaces: z.number().int().min(1).nullable().default(null),
  content: VerdictContent,
});
export type VerdictBody = z.output<typeof VerdictBody>;

export const VerdictDto = z.object({
  incidentId: z.string(),
  number: z.number().int(),
  author: z.string(),
  role: z.enum(VERDICT_ROLES),
  version: z.number().int(),
  isBlind: z.boolean(),
  content: VerdictContent,
  createdAt: IsoTime,
});
export type VerdictDto = z.output<typeof VerdictDto>;

/** Every version, the newest first; `standing` is the number of the one that counts. */
export const VerdictListDto = listOf(VerdictDto).extend({
  standing: z.number().int().nullable(),
});
export type VerdictListDto = z.output<typeof VerdictListDto>;

/** `?blindFor=NAME`: nothing but what that reviewer said. */
export const VerdictListQuery = z.object({ blindFor: PersonName.optional() });

export const FaultFamilyListDto = listOf(z.object({ id: z.string(), label: z.string() }));

export const ReviewQuery = z.object({
  reviewer: PersonName,
  order: z.enum(QUEUE_ORDER_NAMES).default("age"),
  /** Tells nothing of what others or the machine said. */
  blind: z.stringbool().default(false),
});
export type ReviewQuery = z.output<typeof ReviewQuery>;

export const ReviewItemDto = z.object({
  incidentId: z.string(),
  title: z.string(),
  severity: z.string(),
  status: z.string(),
  service: z.string().nullable(),
  openedAt: IsoTime,
  state: z.enum(REVIEW_STATES),
  labelCount: z.number().int(),
  /** Empty in blind mode. */
  disagreements: z.array(z.string()),
  uncertainty: z.number().nullable(),
  claim: z.object({ reviewer: z.string(), expiresAt: IsoTime }).nullable(),
  isSkipped: z.boolean(),
  /** Whether the reviewer who asks still has something to do here. */
  isWaiting: z.boolean(),
});
export type ReviewItemDto = z.output<typeof ReviewItemDto>;

const KappaDto = z.object({
  kappa: z.number().nullable(),
  observed: z.number(),
  expected: z.number(),
  pairs: z.number().int(),
});
export type KappaDto = z.output<typeof KappaDto>;

const MachineAgreementDto = KappaDto.extend({
  /** Of root-cause spans, in the traces where both name one. */
  spans: z.object({ jaccard: z.number(), f1: z.number() }).nullable(),
});
export type MachineAgreementDto = z.output<typeof MachineAgreementDto>;

export const AgreementDto = z.object({
  cause: KappaDto,
  faultFamily: KappaDto,
  spans: z.object({ jaccard: z.number(), f1: z.number() }).nullable(),
  /** Of people and the first suspect; null in blind mode. */
  withRanker: MachineAgreementDto.nullable(),
  /** Of people and the first hypothesis, of the built-in analyst or a model; null in blind mode. */
  withAnalyst: MachineAgreementDto.nullable(),
});
export type AgreementDto = z.output<typeof AgreementDto>;

export const ReviewQueueDto = listOf(ReviewItemDto).extend({
  progress: z.record(z.enum(REVIEW_STATES), z.number().int()),
  agreement: AgreementDto,
});
export type ReviewQueueDto = z.output<typeof ReviewQueueDto>;

export const ReviewParams = z.object({ incidentId: IncidentId });
export const ClaimBody = z.object({
  reviewer: PersonName,
  minutes: z.number().int().min(1).max(240).default(15),
});
export const ReviewerBody = z.object({ reviewer: PersonName });
export const SkipBody = z.object({
  reviewer: PersonName,
  /** False takes the skip back. */
  skip: z.boolean().default(true),
});
