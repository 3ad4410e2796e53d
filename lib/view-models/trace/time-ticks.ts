import { shareOf, type TimeRange } from "./time-range";

export interface TimeTick {
  readonly offsetNano: number;
  /** 0 to 1 of the range's width. */
  readonly share: number;
  /** With as many digits as tell neighbours apart: `156.5 ms`. */
  readonly label: string;
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
    ticks.push({
      offsetNano: n * step,
      share: shareOf(range, n * step),
      label: labelOf(n * step, step),
    });
  }
  return ticks;
}

const UNITS = [
  { name: "s", nano: 1e9 },
  { name: "ms", nano: 1e6 },
  { name: "µs", nano: 1e3 },
  { name: "ns", nano: 1 },
] as const;

function labelOf(offsetNano: number, stepNano: number): string {
  const unit = UNITS.find(({ nano }) => offsetNano >= nano);
  if (unit === undefined) return "0";
  const decimals = Math.max(0, Math.ceil(-Math.log10(stepNano / unit.nano) - 1e-9));
  return `${(offsetNano / unit.nano).toFixed(decimals)} ${unit.name}`;
}
