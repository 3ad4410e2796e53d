import { itemsOf } from "./group-by-row";
import { surestFirst } from "./surest-first";
import { shareOf, type TimeRange } from "./time-range";
import type { KernelRow, KernelRows } from "./to-kernel-rows";

/** One mark for what the kernel did for a row on the same spot. */
export interface KernelTick {
  readonly percent: number;
  readonly count: number;
  /** Some of it failed. */
  readonly failed: boolean;
  /** What a pointer reads. */
  readonly title: string;
}

/** Spots of a row: a mark is wider than one of log records. */
const SPOTS = 200;
const MAX_TOLD = 4;

/**
 * Marks of the kernel facts of some rows, at their ends, left to right. One that began inside the
 * span and whose end its clock has rounded away stands at the edge of the range.
 */
export function kernelTicks(
  kernel: KernelRows,
  rows: Iterable<number>,
  range: TimeRange,
): readonly KernelTick[] {
  const bySpot = new Map<number, KernelRow[]>();
  for (const row of rows) {
    for (const item of itemsOf(kernel.byRow, row)) {
      const fact = kernel.rows[item];
      if (fact === undefined) continue;
      const share = shareOf(range, fact.offsetNano + fact.durationNano);
      const start = shareOf(range, fact.offsetNano);
      if (share < 0 || start > 1) continue;
      const spot = Math.round(Math.min(share, 1) * SPOTS);
      const known = bySpot.get(spot);
      if (known === undefined) bySpot.set(spot, [fact]);
      else known.push(fact);
    }
  }
  return [...bySpot].sort(([a], [b]) => a - b).map(([spot, facts]) => toTick(spot, facts));
}

function toTick(spot: number, facts: readonly KernelRow[]): KernelTick {
  const told = surestFirst(facts)
    .slice(0, MAX_TOLD)
    .map(({ text, gradeText }) => `${text} (${gradeText})`);
  const more = facts.length > MAX_TOLD ? [`and ${facts.length - MAX_TOLD} more`] : [];
  return {
    percent: (spot / SPOTS) * 100,
    count: facts.length,
    failed: facts.some(({ failed }) => failed),
    title: ["kernel:", ...told, ...more].join("\n"),
  };
}
