import { z } from "zod";
import { SLO_SEVERITIES, SloDefinition, SloIndicator, SloName } from "@/lib/domain/slo";
import { IsoTime, listOf } from "./wire-format";

/** A new SLO, or a whole one in the place of another. */
export const SloBody = SloDefinition;
export type SloBody = z.output<typeof SloBody>;

export const SloParams = z.object({ sloName: SloName });

export const SLO_STATES = ["pending", "no-data", "ok", "burning", "exhausted"] as const;
export type SloState = (typeof SLO_STATES)[number];

const WindowDto = z.object({
  seconds: z.number().int(),
  total: z.number(),
  bad: z.number(),
  /** Null without events. */
  burnRate: z.number().nullable(),
});

const RuleDto = z.object({
  key: z.string(),
  severity: z.enum(SLO_SEVERITIES),
  longSeconds: z.number().int(),
  shortSeconds: z.number().int(),
  factor: z.number(),
  /** The share of bad events above which it burns. */
  thresholdRatio: z.number(),
  longBurnRate: z.number().nullable(),
  shortBurnRate: z.number().nullable(),
  isFiring: z.boolean(),
  firingSince: IsoTime.nullable(),
});

export const SloDto = z.object({
  name: z.string(),
  displayName: z.string(),
  description: z.string(),
  service: z.string(),
  target: z.number(),
  periodSeconds: z.number().int(),
  indicator: SloIndicator,
  minBadEvents: z.number().int(),
  /** `burning`: a rule fires. `exhausted`: the budget is used up. `pending`: not evaluated yet. */
  state: z.enum(SLO_STATES),
  /** The share of good events over the period; null without events. */
  good: z.number().nullable(),
  budget: z.object({
    allowedBad: z.number(),
    bad: z.number(),
    total: z.number(),
    /** 1 untouched, 0 used up, below 0 overspent; null without events. */
    remaining: z.number().nullable(),
    /** At the burn rate of the shortest long window; null when it will last. */
    secondsToExhaustion: z.number().nullable(),
  }),
  windows: z.array(WindowDto),
  rules: z.array(RuleDto),
  bucketSeconds: z.number().int(),
  /** Data that came later than this after an event began is not counted. */
  lateWithinSeconds: z.number().int(),
  evaluatedAt: IsoTime.nullable(),
  countedThrough: IsoTime,
  /** What could not be counted. */
  reasons: z.array(z.string()),
  createdAt: IsoTime,
  updatedAt: IsoTime,
});
export type SloDto = z.output<typeof SloDto>;
export const SloListDto = listOf(SloDto);

export const SloSeriesQuery = z.object({
  /** Up to the last tick; by default the longest window of the rules. */
  seconds: z.coerce.number().int().min(60).max(31_622_400).optional(),
});
export const SloSeriesDto = z.object({
  from: IsoTime,
  to: IsoTime,
  stepSeconds: z.number().int(),
  /** Steps without events are left out. */
  items: z.array(
    z.object({
      startsAt: IsoTime,
      total: z.number(),
      bad: z.number(),
      burnRate: z.number().nullable(),
    }),
  ),
});
export type SloSeriesDto = z.output<typeof SloSeriesDto>;

export const OpenSloBody = z.object({
  yaml: z.string().min(1).max(1_000_000),
  /** Only tells what would come of it. */
  dryRun: z.boolean().default(false),
});
export type OpenSloBody = z.output<typeof OpenSloBody>;

export const ImportNoteDto = z.object({
  document: z.string(),
  path: z.string(),
  effect: z.enum(["refused", "left-out", "changed"]),
  message: z.string(),
});
export const OpenSloResult = z.object({
  created: z.array(z.string()),
  updated: z.array(z.string()),
  unchanged: z.array(z.string()),
  /** Everything that was not taken as it stands; an SLO with a refused part is not imported. */
  notes: z.array(ImportNoteDto),
});
export type OpenSloResult = z.output<typeof OpenSloResult>;

export const OpenSloQuery = z.object({
  /** One SLO alone. */
  name: SloName.optional(),
  /** `yaml` answers with the text itself. */
  format: z.enum(["json", "yaml"]).default("json"),
});
export const OpenSloDto = z.object({ yaml: z.string() });

export const DeletedDto = z.object({ deleted: z.string() });
