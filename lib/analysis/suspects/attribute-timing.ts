import type { SpanTable } from "./span-table";
import type { TimingShift } from "./timing-shifts";

/** What the slowness of the window says of one service. */
export interface ServiceTiming {
  readonly service: string;
  /** Share of all time above the usual that is put down to it, 0 to 1. */
  readonly share: number;
  /** Surprise of its shifts together, corrected for the number of services and timings. */
  readonly nats: number;
  /** The shifts that are put down to it, the largest excess first, with the part that is. */
  readonly shifts: readonly { readonly shift: TimingShift; readonly excessNano: number }[];
  /** By trace of the window: time above the usual that is put down to it, nanoseconds. */
  readonly excessByTrace: ReadonlyMap<number, number>;
}

const ROUNDS = 6;
/** Of a gap between two services of which nothing else is known: where the request was to be taken up. */
const CALLEE_PART = 0.6;
/** What an end is taken to have beside the gap in question, so that nothing is ruled out. */
const UNKNOWN_PART = 0.1;
/** Each further shift of a service adds half of what the one before did: they are not independent. */
const FURTHER = 0.5;
const LEAST_Z = 2;

/**
 * Puts time above the usual down to services. Self time and calls that nothing answered are the
 * service's; a gap between caller and callee belongs to one of its two ends, and goes to the end
 * whose other timings moved too: shares are refined in rounds, each gap being split by what its
 * ends have beside it, times the part of their edges that moved (expectation maximisation).
 * O(rounds × shifts).
 */
export function attributeTiming(table: SpanTable, shifts: readonly TimingShift[]): ServiceTiming[] {
  const slower = shifts.filter(({ z }) => z >= LEAST_Z);
  const endsOf = (shift: TimingShift) => timingEnds(table, shift);
  const moved = movedPart(shifts, endsOf);
  const excess = new Map(slower.map((shift) => [shift, sumOf(shift.excessByTrace)]));
  const parts = new Map<TimingShift, number>();
  let scores = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = new Map<string, number>();
    const add = (service: string, nano: number) =>
      next.set(service, (next.get(service) ?? 0) + nano);
    for (const shift of slower) {
      const nano = excess.get(shift) ?? 0;
      const { caller, callee } = endsOf(shift);
      if (caller === callee) {
        add(caller, nano);
        continue;
      }
      const before = parts.get(shift) ?? CALLEE_PART;
      const weightOf = (service: string, own: number) => {
        const others = Math.max(0, (scores.get(service) ?? 0) - nano * own);
        return (others + nano * UNKNOWN_PART) * (moved.get(service) ?? 0);
      };
      const callers = weightOf(caller, 1 - before) * (1 - CALLEE_PART);
      const callees = weightOf(callee, before) * CALLEE_PART;
      const part = callers + callees === 0 ? CALLEE_PART : callees / (callers + callees);
      parts.set(shift, part);
      add(callee, nano * part);
      add(caller, nano * (1 - part));
    }
    scores = next;
  }
  return toTimings({ shifts, slower, scores, parts, excess, endsOf });
}

/** The two ends of a timing; the same for what a service does by itself. */
interface TimingEnds {
  readonly caller: string;
  readonly callee: string;
}

/** Who called and who was called; a peer that sends no spans goes by the name that calls give it. */
function timingEnds(
  { operations }: SpanTable,
  { operation, callee, kind }: TimingShift,
): TimingEnds {
  const from = operations[operation];
  const caller = from?.service ?? "";
  if (kind === "gap") return { caller, callee: operations[callee]?.service ?? caller };
  return { caller, callee: kind === "call" ? (from?.target ?? caller) : caller };
}

/** Of the timings at a service's edges, by direction, the part that moved; the higher of the two. */
function movedPart(
  shifts: readonly TimingShift[],
  endsOf: (shift: TimingShift) => TimingEnds,
): Map<string, number> {
  const counts = new Map<string, { all: number; moved: number }>();
  const count = (service: string, direction: string, { z }: TimingShift) => {
    const key = `${service}\u0000${direction}`;
    const entry = counts.get(key) ?? { all: 0, moved: 0 };
    entry.all += 1;
    if (z >= LEAST_Z) entry.moved += 1;
    counts.set(key, entry);
  };
  for (const shift of shifts) {
    const { caller, callee } = endsOf(shift);
    if (caller === callee) continue;
    count(caller, "out", shift);
    count(callee, "in", shift);
  }
  const parts = new Map<string, number>();
  for (const [key, { all, moved }] of counts) {
    const service = key.split("\u0000", 1)[0] ?? "";
    parts.set(service, Math.max(parts.get(service) ?? 0, moved / all));
  }
  return parts;
}

interface Attributed {
  readonly shifts: readonly TimingShift[];
  readonly slower: readonly TimingShift[];
  readonly scores: ReadonlyMap<string, number>;
  readonly parts: ReadonlyMap<TimingShift, number>;
  readonly excess: ReadonlyMap<TimingShift, number>;
  readonly endsOf: (shift: TimingShift) => TimingEnds;
}

function toTimings(found: Attributed): ServiceTiming[] {
  const total = [...found.scores.values()].reduce((a, b) => a + b, 0);
  if (total <= 0) return [];
  const counts = new Map<string, number>();
  for (const shift of found.shifts) {
    const { caller, callee } = found.endsOf(shift);
    for (const service of new Set([caller, callee])) {
      counts.set(service, (counts.get(service) ?? 0) + 1);
    }
  }
  return [...found.scores].map(([service, nano]) => {
    const own = found.slower
      .flatMap((shift) => {
        const part = partOf(found, shift, service);
        if (part === 0) return [];
        return [{ shift, part, excessNano: part * (found.excess.get(shift) ?? 0) }];
      })
      .sort((a, b) => b.excessNano - a.excessNano);
    const nats = own
      .map(({ shift, part }) => shift.nats * part)
      .sort((a, b) => b - a)
      .reduce((sum, value, i) => sum + value * FURTHER ** i, 0);
    const correction = Math.log(counts.size) + Math.log(counts.get(service) ?? 1);
    return {
      service,
      share: nano / total,
      nats: Math.max(0, nats - correction),
      shifts: own.map(({ shift, excessNano }) => ({ shift, excessNano })),
      excessByTrace: excessOf(own),
    };
  });
}

function excessOf(own: readonly { shift: TimingShift; part: number }[]): Map<number, number> {
  const byTrace = new Map<number, number>();
  for (const { shift, part } of own) {
    for (const [trace, nano] of shift.excessByTrace) {
      byTrace.set(trace, (byTrace.get(trace) ?? 0) + nano * part);
    }
  }
  return byTrace;
}

function partOf({ endsOf, parts }: Attributed, shift: TimingShift, service: string): number {
  const { caller, callee } = endsOf(shift);
  const calleePart = caller === callee ? 1 : (parts.get(shift) ?? 0);
  if (callee === service) return calleePart;
  return caller === service ? 1 - calleePart : 0;
}

function sumOf(byTrace: ReadonlyMap<number, number>): number {
  let sum = 0;
  for (const nano of byTrace.values()) sum += nano;
  return sum;
}
