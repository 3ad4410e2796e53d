import { shareOf, type TimeRange } from "./time-range";

export interface TimeTick {
  readonly offsetNano: number;
  /** 0 to 1 of the range's width. */
  readonly share: number;
}

/** A step of 1, 2 or 5 times a power of ten, so that about `count` of them fill `spanNano`. */
export function niceStepNano(spanNano: number, count: number): number {
  const rough = spanNano / Math.max(count, 1);
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, 1)));
  const lead = rough / power;
  const nice = lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10;
  return nice * power;
}

/** Ticks on round offsets from the start of the trace, all within the range. */
export function timeTicks(range: TimeRange, count: number): readonly TimeTick[] {
  const step = niceStepNano(range.toNano - range.fromNano, count);
  const first = Math.ceil(range.fromNano / step);
  const last = Math.floor(range.toNano / step);
  const ticks: TimeTick[] = [];
  for (let n = first; n <= last; n += 1) {
    ticks.push({ offsetNano: n * step, share: shareOf(range, n * step) });
  }
  return ticks;
}
