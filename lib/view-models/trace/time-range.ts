/** A part of the trace's time, nanoseconds from its start; `fromNano < toNano`. */
export interface TimeRange {
  readonly fromNano: number;
  readonly toNano: number;
}

/** Below a microsecond the axis labels repeat themselves. */
const MIN_SPAN_NANO = 1_000;

/** The whole trace; one microsecond wide when the trace has no duration. */
export function wholeRange(durationNano: number): TimeRange {
  return { fromNano: 0, toNano: Math.max(durationNano, MIN_SPAN_NANO) };
}

/** The range between two times in either order, within the trace and not narrower than 1 µs. */
export function rangeBetween(a: number, b: number, durationNano: number): TimeRange {
  const whole = wholeRange(durationNano);
  const span = Math.min(Math.max(Math.abs(b - a), MIN_SPAN_NANO), whole.toNano);
  const fromNano = Math.min(Math.max(Math.min(a, b), 0), whole.toNano - span);
  return { fromNano, toNano: fromNano + span };
}

/** Scales the range around a time: `factor` below 1 zooms in. */
export function zoomRange(
  range: TimeRange,
  factor: number,
  aroundNano: number,
  durationNano: number,
): TimeRange {
  const from = aroundNano - (aroundNano - range.fromNano) * factor;
  const to = aroundNano + (range.toNano - aroundNano) * factor;
  return rangeBetween(from, to, durationNano);
}

/** Moves the range by a share of its own width, stopping at the ends of the trace. */
export function panRange(range: TimeRange, share: number, durationNano: number): TimeRange {
  const span = range.toNano - range.fromNano;
  const by = span * share;
  const whole = wholeRange(durationNano);
  const fromNano = Math.min(Math.max(range.fromNano + by, 0), whole.toNano - span);
  return { fromNano, toNano: fromNano + span };
}

/** The time of one span with a tenth of it on either side: what "zoom to this span" shows. */
export function rangeAround(
  offsetNano: number,
  lengthNano: number,
  durationNano: number,
): TimeRange {
  const margin = lengthNano / 10;
  return rangeBetween(offsetNano - margin, offsetNano + lengthNano + margin, durationNano);
}

export function isWhole(range: TimeRange, durationNano: number): boolean {
  return range.fromNano <= 0 && range.toNano >= wholeRange(durationNano).toNano;
}

/** Where a time lies in the range: 0 at its start, 1 at its end, outside for times outside. */
export function shareOf(range: TimeRange, timeNano: number): number {
  return (timeNano - range.fromNano) / (range.toNano - range.fromNano);
}
