import { z } from "zod";
import { BurnRule, type FiringRule, SloDefinition, type StoredSlo } from "@/lib/domain/slo";
import type { Prisma, Slo as SloRow } from "@/prisma/generated/client";

const StoredDefinition = SloDefinition.extend({ rules: z.array(BurnRule) });
const StoredFiring = z.array(
  z.object({ rule: z.string(), since: z.iso.datetime().transform((text) => new Date(text)) }),
);
const StoredWindows = z.array(
  z.object({ seconds: z.number(), total: z.number(), bad: z.number() }),
);

/** Throws when a row is not what `toSloColumns` and `toWindowsColumn` wrote. */
export function toStoredSlo(row: SloRow): StoredSlo {
  const windows = StoredWindows.parse(row.windows);
  return {
    slo: StoredDefinition.parse(row.definition),
    countedThrough: row.countedThrough,
    evaluatedAt: row.evaluatedAt,
    windows: new Map(windows.map(({ seconds, total, bad }) => [seconds, { total, bad }])),
    reasons: row.reasons,
    firing: StoredFiring.parse(row.firing),
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

/** JSON of windows. */
export function toWindowsColumn(windows: StoredSlo["windows"]): Prisma.InputJsonArray {
  return [...windows].map(([seconds, { total, bad }]) => ({ seconds, total, bad }));
}

/** JSON of firing rules: times in ISO 8601. */
export function toFiringColumn(firing: readonly FiringRule[]): Prisma.InputJsonArray {
  return firing.map(({ rule, since }) => ({ rule, since: since.toISOString() }));
}
