import { enrichmentP } from "@/lib/analysis/statistics/contingency-test";
import { median } from "@/lib/analysis/statistics/median";
import type { Responsibility } from "./attribute-responsibility";
import type { ServiceTiming } from "./attribute-timing";
import type { AbnormalFeature } from "./learn-abnormal";
import type { ProfiledTrace, SpanTable } from "./span-table";

/** Which traces of the window show the trouble, and by what that was told. */
export interface Symptoms {
  readonly kind: "failing" | "slow" | "abnormal" | "none";
  /** By trace number. */
  readonly isSymptomatic: Uint8Array;
  /** By trace number: takes longer than nearly all healthy traces of its route. */
  readonly isSlow: Uint8Array;
  readonly count: number;
  readonly failing: number;
  readonly slow: number;
}

const SLOW_RATIO = 1.5;
const SLOW_LEAST_NANO = 5_000_000;
const LEAST_HEALTHY = 3;
/** Timings that moved so far need no count of slow requests to be believed. */
const CERTAIN_NATS = 10;
/** One or two such may be chance. */
const LEAST_BEYOND = 3;
const LEAST_NATS = 4;
const LEAST_ABNORMAL = 0.3;
const SURE_NATS = 2;
const LEAST_TIMING_NATS = 2;

/**
 * Requests that failed or were slow, if more of the window's than of the healthy ones of their
 * route; where no request says that it failed, those in which something is abnormal as well.
 * O(spans).
 */
export function findSymptoms(
  table: SpanTable,
  responsibility: Responsibility,
  learned: readonly AbnormalFeature[],
  timings: readonly ServiceTiming[],
): Symptoms {
  const failed = table.traces.map(({ firstRow }) => Boolean(table.failures[firstRow]));
  const slowed = findSlowed(table, timings);
  const slow = findSlow(table);
  const isFailing = isElevated(table, failed);
  const late = slow.map((isLate, t) => isLate && (slowed.has(t) || !table.traces[t]?.isWindow));
  const isSlow =
    isElevated(table, late) ||
    countBeyond(table, late) >= LEAST_BEYOND ||
    timings.some(({ nats }) => nats >= CERTAIN_NATS);
  const shownNats = natsShown(responsibility, learned);
  const odd = isFailing ? [] : table.traces.map((trace) => mostShown(trace, shownNats));
  // A failure that is no rarer by more than chance counts when there are more such traces.
  const isOdd = isElevated(
    table,
    odd.map((nats) => nats >= 0),
  );
  const isSymptomatic = Uint8Array.from(table.traces, ({ isWindow }, t) => {
    const shows =
      (isFailing && failed[t]) || (isSlow && late[t]) || (odd[t] ?? -1) >= (isOdd ? 0 : SURE_NATS);
    return isWindow && shows ? 1 : 0;
  });
  const count = isSymptomatic.reduce((a, b) => a + b, 0);
  const kind = isFailing ? "failing" : isSlow ? "slow" : count > 0 ? "abnormal" : "none";
  return {
    kind,
    isSymptomatic,
    isSlow: Uint8Array.from(slow, (isLate) => (isLate ? 1 : 0)),
    count,
    failing: isFailing ? countWindow(table, failed) : 0,
    slow: isSlow ? countWindow(table, late) : 0,
  };
}

/** By row, how surprising what is abnormal there is; -1 where next to nothing is. */
function natsShown(
  { abnormal, shownBy }: Responsibility,
  learned: readonly AbnormalFeature[],
): Float64Array {
  return abnormal.map((amount, row) => {
    return amount < LEAST_ABNORMAL ? -1 : (learned[shownBy[row] ?? -1]?.nats ?? 0);
  });
}

function mostShown({ firstRow, endRow }: ProfiledTrace, shownNats: Float64Array): number {
  return shownNats.subarray(firstRow, endRow).reduce((a, b) => Math.max(a, b), -1);
}

/** Late traces that took half as long again as any healthy one of their route. */
function countBeyond(table: SpanTable, late: readonly boolean[]): number {
  const longest = new Map<number, number>();
  for (const { isWindow, route, durationNano } of table.traces) {
    if (!isWindow) longest.set(route, Math.max(longest.get(route) ?? 0, durationNano));
  }
  return table.traces.reduce((count, { isWindow, route, durationNano }, t) => {
    const limit = (longest.get(route) ?? Number.POSITIVE_INFINITY) * SLOW_RATIO;
    return count + (isWindow && late[t] && durationNano > limit ? 1 : 0);
  }, 0);
}

/** Traces that lost half of their usual duration or more to timings that surely moved. */
function findSlowed(table: SpanTable, timings: readonly ServiceTiming[]): Set<number> {
  const usual = usualDurations(table);
  const total = new Map<number, number>();
  for (const { nats, excessByTrace } of timings) {
    if (nats < LEAST_TIMING_NATS) continue;
    for (const [trace, nano] of excessByTrace) total.set(trace, (total.get(trace) ?? 0) + nano);
  }
  return new Set([...total].flatMap(([t, nano]) => (nano >= usual(t) / 2 ? [t] : [])));
}

/** Median duration of healthy traces of a trace's route; its own where there are none. */
export function usualDurations(table: SpanTable): (trace: number) => number {
  const byRoute = new Map<number, number[]>();
  for (const { isWindow, route, durationNano } of table.traces) {
    if (isWindow) continue;
    const durations = byRoute.get(route);
    if (durations === undefined) byRoute.set(route, [durationNano]);
    else durations.push(durationNano);
  }
  const medians = new Map([...byRoute].map(([route, durations]) => [route, median(durations)]));
  return (trace) => {
    const found = table.traces[trace];
    return medians.get(found?.route ?? -1) ?? found?.durationNano ?? 0;
  };
}

function countWindow(table: SpanTable, flags: readonly boolean[]): number {
  return table.traces.reduce((sum, { isWindow }, t) => sum + (isWindow && flags[t] ? 1 : 0), 0);
}

function findSlow(table: SpanTable): boolean[] {
  const byRoute = new Map<number, number[]>();
  for (const { isWindow, route, durationNano } of table.traces) {
    if (isWindow) continue;
    const durations = byRoute.get(route);
    if (durations === undefined) byRoute.set(route, [durationNano]);
    else durations.push(durationNano);
  }
  const limits = new Map<number, number>();
  for (const [route, durations] of byRoute) {
    if (durations.length < LEAST_HEALTHY) continue;
    const sorted = durations.sort((a, b) => a - b);
    const high = sorted[Math.ceil(sorted.length * 0.9) - 1] ?? 0;
    limits.set(route, Math.max(high, median(sorted) * SLOW_RATIO) + SLOW_LEAST_NANO);
  }
  // Where there is nothing to hold a trace against, its parts have to tell.
  return table.traces.map(({ route, durationNano }) => durationNano > (limits.get(route) ?? 0));
}

/** More of the window's than of the healthy traces, by an exact test: a few may well be chance. */
function isElevated(table: SpanTable, flags: readonly boolean[]): boolean {
  const all = { window: 0, healthy: 0 };
  const having = { window: 0, healthy: 0 };
  table.traces.forEach(({ isWindow }, t) => {
    const side = isWindow ? "window" : "healthy";
    all[side] += 1;
    if (flags[t]) having[side] += 1;
  });
  if (having.window === 0) return false;
  if (all.healthy === 0) return true;
  const p = enrichmentP({
    failingWith: having.window,
    failingWithout: all.window - having.window,
    healthyWith: having.healthy,
    healthyWithout: all.healthy - having.healthy,
  });
  return -Math.log(p) >= LEAST_NATS;
}
