import type { KernelConflict } from "@/lib/analysis/kernel/kernel-link";
import type { Responsibility } from "./attribute-responsibility";
import type { SpanTable } from "./span-table";

/** Shorter ones are ordinary. */
const LEAST_NANO = 1_000_000;

/** Trouble of one span that another made it wait for. */
export interface ExplainedWait {
  readonly holder: number;
  readonly waiter: number;
  /** How much of the waiter's own trouble is the holder's, 0 to 1. */
  readonly moved: number;
}

export interface Explained {
  readonly responsibility: Responsibility;
  readonly waits: readonly ExplainedWait[];
}

/** Whether a span surely waited for a lock that another had, and for long enough to tell of it. */
export function isLockWait({ what, waitedNano, grade }: KernelConflict): boolean {
  return what === "lock" && waitedNano >= LEAST_NANO && grade !== "process-level";
}

/**
 * Who waited has as much less to answer for as it spent of its time waiting, and so has whom it
 * called: what it fails with is how long another kept it. Leaves what it is given as it is.
 * O(conflicts + spans).
 */
export function explainWaits(
  table: SpanTable,
  responsibility: Responsibility,
  conflicts: readonly KernelConflict[],
): Explained {
  const own = responsibility.own.slice();
  const unanswered = responsibility.unanswered.slice();
  const waited = responsibility.waited.slice();
  const parts = new Map<number, number>();
  const waits = conflicts.filter(isLockWait).flatMap(({ holder, waiter, waitedNano }) => {
    const lasted = table.durationNano[waiter] ?? 0;
    const before = parts.get(waiter) ?? 0;
    const part = lasted <= 0 ? 0 : Math.min(1 - before, waitedNano / lasted);
    parts.set(waiter, before + part);
    const trouble = (responsibility.own[waiter] ?? 0) + (responsibility.unanswered[waiter] ?? 0);
    return part * trouble === 0 ? [] : [{ holder, waiter, moved: part * trouble }];
  });
  for (const [waiter, part] of parts) {
    own[waiter] = (own[waiter] ?? 0) * (1 - part);
    unanswered[waiter] = (unanswered[waiter] ?? 0) * (1 - part);
    waited[waiter] =
      part * ((responsibility.own[waiter] ?? 0) + (responsibility.unanswered[waiter] ?? 0));
  }
  return { responsibility: { ...responsibility, own, unanswered, waited }, waits };
}

/** The same spans, without the time that they waited for what others held. O(conflicts + spans). */
export function withoutWaits(table: SpanTable, conflicts: readonly KernelConflict[]): SpanTable {
  const waits = conflicts.filter(isLockWait);
  if (waits.length === 0) return table;
  const durationNano = table.durationNano.slice();
  const selfNano = table.selfNano.slice();
  for (const { waiter, waitedNano } of waits) {
    durationNano[waiter] = Math.max(0, (durationNano[waiter] ?? 0) - waitedNano);
    selfNano[waiter] = Math.max(0, (selfNano[waiter] ?? 0) - waitedNano);
  }
  return { ...table, durationNano, selfNano };
}
