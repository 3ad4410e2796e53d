import { z } from "zod";
import { GROUPINGS } from "./grouping";

export const MeasureValue = z.object({
  key: z.string(),
  /** Null where no case says anything of it. */
  value: z.number().nullable(),
  /** 95 % bootstrap interval over cases; null of what is no mean of shares. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** How many cases it is of. */
  cases: z.number().int(),
});
export type MeasureValue = z.infer<typeof MeasureValue>;

export const Reliability = z.object({
  brier: z.number(),
  ece: z.number(),
  bins: z.array(z.object({ count: z.number().int(), stated: z.number(), observed: z.number() })),
});
export type Reliability = z.infer<typeof Reliability>;

/** A run in numbers. */
export const RunSummary = z.object({
  cases: z.number().int(),
  attempts: z.number().int(),
  measures: z.array(MeasureValue),
  calibration: z.object({ ranker: Reliability.nullable(), analyst: Reliability.nullable() }),
  groups: z.array(
    z.object({
      by: z.enum(GROUPINGS),
      name: z.string(),
      caseIds: z.array(z.string()),
      measures: z.array(MeasureValue),
    }),
  ),
  /** What simple methods make of the same cases, by service. */
  simple: z.array(
    z.object({ name: z.string(), ac1: z.number(), ac3: z.number(), mrr: z.number() }),
  ),
});
export type RunSummary = z.infer<typeof RunSummary>;

export const CASE_CHANGES = ["regressed", "mixed", "improved", "same"] as const;
export type CaseChange = (typeof CASE_CHANGES)[number];

/** Two runs over the same cases. */
export const RunComparison = z.object({
  /** Cases that both ran, with the same content. */
  paired: z.number().int(),
  /** Cases of one alone, or whose content differs. */
  unpaired: z.array(z.string()),
  measures: z.array(
    z.object({
      key: z.string(),
      base: z.number(),
      other: z.number(),
      difference: z.number(),
      low: z.number().nullable(),
      high: z.number().nullable(),
      better: z.number().int(),
      worse: z.number().int(),
      cases: z.number().int(),
    }),
  ),
  /** Those that changed first, the worst of them before all. */
  cases: z.array(
    z.object({
      caseId: z.string(),
      change: z.enum(CASE_CHANGES),
      /** What changed, by measure. */
      changed: z.array(z.object({ key: z.string(), base: z.number(), other: z.number() })),
      base: z.string(),
      other: z.string(),
    }),
  ),
});
export type RunComparison = z.infer<typeof RunComparison>;
