import { z } from "zod";
import { MEASURES } from "@/lib/domain/evaluation-measure";
import type { MeasureValue, RunSummary } from "@/lib/domain/evaluation-summary";

const Bound = z
  .strictObject({ min: z.number().optional(), max: z.number().optional() })
  .refine(({ min, max }) => min !== undefined || max !== undefined, "give min, max or both");

const Bounds = z.record(
  z.string().refine((key) => MEASURES.has(key)),
  Bound,
);

/** What a run has to reach: bounds on its measures, over all cases and for sorts of fault. */
export const Gate = z.strictObject({
  measures: Bounds.default({}),
  byFaultFamily: z.record(z.string(), Bounds).default({}),
});
export type Gate = z.output<typeof Gate>;

/** A bound that does not hold. */
export interface Breach {
  /** `ranker.service.ac1`, `ranker.service.ac1 of retry-storm`. */
  readonly what: string;
  /** Null where no case says anything of it. */
  readonly value: number | null;
  readonly bound: "min" | "max";
  readonly limit: number;
  /** How far it is off; null where there is no value. */
  readonly by: number | null;
}

/** Every bound that a run does not hold. A bound on what no case tells of is not held. */
export function checkGate(summary: RunSummary, gate: Gate): Breach[] {
  const families = summary.groups.filter(({ by }) => by === "faultFamily");
  return [
    ...checkBounds(gate.measures, summary.measures, ""),
    ...Object.entries(gate.byFaultFamily).flatMap(([family, bounds]) => {
      const measures = families.find(({ name }) => name === family)?.measures ?? [];
      return checkBounds(bounds, measures, ` of ${family}`);
    }),
  ];
}

/** How many bounds a gate has. */
export function countBounds({ measures, byFaultFamily }: Gate): number {
  return [measures, ...Object.values(byFaultFamily)]
    .flatMap((bounds) => Object.values(bounds))
    .reduce((sum, bound) => sum + Object.values(bound).length, 0);
}

function checkBounds(
  bounds: Gate["measures"],
  measures: readonly MeasureValue[],
  where: string,
): Breach[] {
  return Object.entries(bounds).flatMap(([key, { min, max }]) => {
    const value = measures.find((one) => one.key === key)?.value ?? null;
    const what = `${key}${where}`;
    const breaches: Breach[] = [];
    if (min !== undefined && (value === null || value < min)) {
      breaches.push({ what, value, bound: "min", limit: min, by: distance(value, min) });
    }
    if (max !== undefined && (value === null || value > max)) {
      breaches.push({ what, value, bound: "max", limit: max, by: distance(value, max) });
    }
    return breaches;
  });
}

function distance(value: number | null, limit: number): number | null {
  return value === null ? null : Math.round(Math.abs(value - limit) * 1000) / 1000;
}
