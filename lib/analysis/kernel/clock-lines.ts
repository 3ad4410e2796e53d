import type { KernelClock } from "@/lib/domain/kernel-event";
import type { LineTime } from "./kernel-event-draft";

interface ClockLine {
  readonly bootNano: bigint;
  readonly unixNano: bigint;
  readonly uncertaintyNano: number;
}

interface KnownClock extends ClockLine {
  readonly line: number;
  /** By how much it disagrees with the line before: a step of the wall clock, or its drift. */
  readonly stepNano: number;
}

/** Synchronised wall clocks of two tools on one machine agree; what a tool's own delay is, none tells. */
const WALL_UNCERTAINTY_NANO = 1_000;

/** The `clock` lines of a capture, in their order. */
export class ClockLines {
  private readonly known: KnownClock[] = [];

  add(line: number, clock: ClockLine): void {
    const before = this.known.at(-1);
    const step = before === undefined ? 0n : offsetOf(clock) - offsetOf(before);
    this.known.push({ ...clock, line, stepNano: Number(step < 0n ? -step : step) });
  }

  /** The last clock line up to a line, else the first of all; null when there is none. */
  at(line: number): ClockLine | null {
    return this.find(line);
  }

  /** Unix time of a line's time; null for a boot time that no clock line explains. */
  toUnix(time: LineTime, line: number): { unixNano: bigint; clock: KernelClock } | null {
    if (time.kind === "wall") {
      const clock: KernelClock = {
        kind: "wall",
        offsetNano: null,
        uncertaintyNano: WALL_UNCERTAINTY_NANO,
      };
      return { unixNano: time.unixNano, clock };
    }
    const found = this.find(line);
    if (found === null || time.kind === "start") return null;
    const offsetNano = offsetOf(found);
    const uncertaintyNano = found.uncertaintyNano + found.stepNano;
    return {
      unixNano: time.bootNano + offsetNano,
      clock: { kind: "boot", offsetNano, uncertaintyNano },
    };
  }

  private find(line: number): KnownClock | null {
    let low = 0;
    let high = this.known.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.known[middle]?.line ?? 0) <= line) low = middle + 1;
      else high = middle;
    }
    return this.known[low - 1] ?? this.known[0] ?? null;
  }
}

function offsetOf({ bootNano, unixNano }: ClockLine): bigint {
  return unixNano - bootNano;
}
