import { rangeBetween, type TimeRange } from "./time-range";

/** Where fingers were and are, as shares of the width that the range is drawn over. */
export interface FingerMove {
  readonly from: number;
  readonly to: number;
}

/** Fingers nearer than this hold no two times apart. */
const LEAST_APART = 0.02;

/**
 * The range under which each finger still holds the time that it was set on: one finger moves it,
 * two stretch it. Stops at the ends of the trace.
 */
export function holdRange(
  range: TimeRange,
  [first, second]: readonly [FingerMove, FingerMove?],
  durationNano: number,
): TimeRange {
  const width = range.toNano - range.fromNano;
  const timeAt = (share: number) => range.fromNano + share * width;
  const apart = second === undefined ? 0 : second.from - first.from;
  const apartNow = second === undefined ? 0 : second.to - first.to;
  const isPinch = Math.abs(apart) >= LEAST_APART && Math.abs(apartNow) >= LEAST_APART;
  const stretch = isPinch ? Math.abs(apart / apartNow) : 1;
  const fromNano = timeAt(first.from) - first.to * width * stretch;
  return rangeBetween(fromNano, fromNano + width * stretch, durationNano);
}
