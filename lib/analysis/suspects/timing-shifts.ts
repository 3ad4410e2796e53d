import { median, robustSpread } from "@/lib/analysis/statistics/median";
import { surpriseNats } from "@/lib/analysis/statistics/normal-tail";
import { rankSumZ } from "@/lib/analysis/statistics/rank-sum-test";
import type { SpanTable } from "./span-table";
import { timeInCalls } from "./time-in-calls";
import { waitsBeside } from "./waits-beside";

/**
 * Where time was spent: of an operation's own, between a caller and its callee, in a call that
 * nothing answered, or in calling more often than it used to.
 */
export type TimingKind = "self" | "gap" | "call" | "count";

/** How one timing moved from healthy traces to the window's. */
export interface TimingShift {
  readonly kind: TimingKind;
  readonly operation: number;
  /** For a gap: the operation that answers; for a count: the one that is called. */
  readonly callee: number;
  /** Rank-sum z, positive when slower, over the spread of such z among all timings of this kind. */
  readonly z: number;
  /** How surprising the shift is, before correction for the number of timings. */
  readonly nats: number;
  readonly windowNano: number;
  readonly healthyNano: number;
  readonly windowTraces: number;
  readonly healthyTraces: number;
  /** By trace of the window: time above what nine of ten healthy ones take, zero or more, nanoseconds. */
  readonly excessByTrace: ReadonlyMap<number, number>;
  /** Rows of the window, the longest first. */
  readonly rows: readonly number[];
}

const MAX_ROWS = 3;
/** Against the median, half of all traces would have an excess in health too. */
const USUAL = 0.9;
/** Times below this are noise of the meter. */
const GRAIN_NANO = 200_000;
/** A timing that never varies by more than a fifth was not looked at for long. */
const LEAST_SPREAD = 0.2;
const LEAST_Z = 2;
/** Fewer values on a side than this say nothing about a shift. */
const LEAST_VALUES = 3;

/** Times as slow as this is no noise, while enough others stay as they were. */
const FAR_OFF = 3;
const LEAST_STEADY = 5;

interface Samples {
  readonly kind: TimingKind;
  readonly operation: number;
  readonly callee: number;
  readonly window: Map<number, { total: number; count: number }>;
  readonly healthy: Map<number, { total: number; count: number }>;
  readonly rows: { row: number; nano: number }[];
}

/**
 * Shifts of every timing, the unit being the mean over one trace. z is centred and scaled by what
 * the others of its kind show (an empirical null: Efron, "Large-scale simultaneous hypothesis
 * testing", JASA 2004), so that noise which moves everything moves nothing. O(n log n).
 */
export function findTimingShifts(table: SpanTable, isTainted: Uint8Array): TimingShift[] {
  const raw = [...collectSamples(table, isTainted).values()].flatMap((samples) => toShift(samples));
  return (["self", "gap", "call", "count"] as const).flatMap((kind) =>
    againstTheOthers(raw.filter((shift) => shift.kind === kind)),
  );
}

function collectSamples(table: SpanTable, isTainted: Uint8Array): Map<string, Samples> {
  const all = new Map<string, Samples>();
  const add = (kind: TimingKind, row: number, callee: number, nano: number) => {
    const operation = table.operationOf[row] ?? 0;
    const key = `${kind} ${operation} ${callee}`;
    const trace = table.traceOf[row] ?? 0;
    let samples = all.get(key);
    if (samples === undefined) {
      samples = { kind, operation, callee, window: new Map(), healthy: new Map(), rows: [] };
      all.set(key, samples);
    }
    const isWindow = table.traces[trace]?.isWindow ?? false;
    const side = isWindow ? samples.window : samples.healthy;
    const sums = side.get(trace) ?? { total: 0, count: 0 };
    sums.total += nano;
    sums.count += 1;
    side.set(trace, sums);
    if (isWindow) samples.rows.push({ row, nano });
  };
  const beside = waitsBeside(table);
  for (let row = 0; row < table.spans.length; row += 1) {
    if (isTainted[row] === 1) continue;
    const answer = table.answerOf[row] ?? -1;
    const kind = table.spans[row]?.kind;
    if (answer >= 0) {
      const gap = (table.durationNano[row] ?? 0) - (table.durationNano[answer] ?? 0);
      add("gap", row, table.operationOf[answer] ?? -1, Math.max(0, gap));
    } else if (kind === "client" || kind === "producer") {
      add("call", row, -1, table.durationNano[row] ?? 0);
    } else {
      add("self", row, -1, Math.max(0, (table.selfNano[row] ?? 0) - (beside[row] ?? 0)));
    }
  }
  timeInCalls(table, isTainted, (row, callee, nano) => add("count", row, callee, nano));
  return all;
}

function toShift(samples: Samples): TimingShift[] {
  const window = means(samples.window);
  const healthy = means(samples.healthy);
  if (window.length < LEAST_VALUES || healthy.length < LEAST_VALUES) return [];
  const healthyNano = median(healthy);
  const usualNano = Float64Array.from(healthy).sort()[Math.floor(healthy.length * USUAL)] ?? 0;
  const excessByTrace = new Map<number, number>();
  for (const [trace, { total, count }] of samples.window) {
    const excess = total - count * usualNano;
    if (excess > 0) excessByTrace.set(trace, excess);
  }
  return [
    {
      kind: samples.kind,
      operation: samples.operation,
      callee: samples.callee,
      z: rankSumZ(window, healthy),
      nats: effectNats(window, healthy),
      windowNano: median(window),
      healthyNano,
      windowTraces: window.length,
      healthyTraces: healthy.length,
      excessByTrace,
      rows: samples.rows
        .sort((a, b) => b.nano - a.nano || a.row - b.row)
        .slice(0, MAX_ROWS)
        .map(({ row }) => row),
    },
  ];
}

function means(sums: ReadonlyMap<number, { total: number; count: number }>): number[] {
  return [...sums.values()].map(({ total, count }) => total / count);
}

/** No noise of a machine: it would take half of the others with it to hide behind them. */
function isFarOff({ z, windowNano, healthyNano }: TimingShift): boolean {
  return z >= LEAST_Z && windowNano > FAR_OFF * (healthyNano + GRAIN_NANO);
}

/** Centre and scale are held back where there are too few others to tell. */
function againstTheOthers(shifts: readonly TimingShift[]): TimingShift[] {
  const steady = shifts.filter((shift) => !isFarOff(shift));
  const zs = (steady.length >= LEAST_STEADY ? steady : shifts).map(({ z }) => z);
  const centre = median(zs);
  const spread = robustSpread(zs, centre);
  const trust = shifts.length / (shifts.length + 10);
  return shifts.map((shift) => {
    const z = (shift.z - centre * trust) / Math.max(1, spread * trust);
    const bySize = z >= LEAST_Z ? shift.nats : 0;
    return { ...shift, z, nats: z <= 0 ? 0 : Math.max(surpriseNats(z), bySize) };
  });
}

/**
 * How far outside of what is usual the typical value moved, on a logarithmic scale: a rank sum
 * cannot tell twice as slow from a thousand times.
 */
function effectNats(window: readonly number[], healthy: readonly number[]): number {
  const logs = healthy.map((value) => Math.log(value + GRAIN_NANO));
  const centre = median(logs);
  const spread = robustSpread(logs, centre);
  const moved = median(window.map((value) => Math.log(value + GRAIN_NANO))) - centre;
  const t = moved / Math.max(spread, LEAST_SPREAD);
  return t <= 0 ? 0 : 2 * Math.log(1 + (t * t) / 3);
}
