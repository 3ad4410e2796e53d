/** A point of one series of a sum or a histogram. `value` is the sum's value or a histogram's count. */
export interface SeriesPoint {
  /** Equal for points of one series. */
  readonly series: string;
  readonly startUnixNano: bigint;
  readonly timeUnixNano: bigint;
  readonly temporality: "delta" | "cumulative";
  readonly value: number;
  /** Of a histogram: events per bucket, and the upper bound of each but the last. */
  readonly bucketCounts: readonly number[];
  readonly bounds: readonly number[];
}

/** How much a series rose up to the time of one of its points. */
export interface Increase {
  readonly timeUnixNano: bigint;
  readonly amount: number;
}

/**
 * What was added by each point. A cumulative series adds the difference to the point before; where
 * it began anew (another start, or a smaller value) it adds its whole value. The first point that is
 * known of a cumulative series adds nothing, unless the series began after `knownFromUnixNano`:
 * nobody can tell when the rest of it happened. The order of the points does not matter.
 */
export function toIncreases(
  points: readonly SeriesPoint[],
  amountOf: (point: SeriesPoint) => number,
  knownFromUnixNano: bigint,
): Increase[] {
  const before = new Map<string, SeriesPoint>();
  return points.toSorted(byTime).flatMap((point) => {
    const last = before.get(point.series);
    before.set(point.series, point);
    const { timeUnixNano, startUnixNano } = point;
    if (point.temporality === "delta") return [{ timeUnixNano, amount: amountOf(point) }];
    if (last === undefined) {
      const amount = startUnixNano >= knownFromUnixNano ? amountOf(point) : 0;
      return [{ timeUnixNano, amount }];
    }
    const rise = amountOf(point) - amountOf(last);
    const isAnew = startUnixNano !== last.startUnixNano || rise < 0;
    return [{ timeUnixNano, amount: isAnew ? amountOf(point) : rise }];
  });
}

/**
 * The events of a histogram at or below a threshold: those of every bucket whose upper bound is not
 * above it. Exact when the threshold is one of the bounds.
 */
export function countAtMost({ bucketCounts, bounds }: SeriesPoint, threshold: number): number {
  return bucketCounts.reduce(
    (sum, count, index) =>
      sum + ((bounds[index] ?? Number.POSITIVE_INFINITY) <= threshold ? count : 0),
    0,
  );
}

function byTime(a: SeriesPoint, b: SeriesPoint): number {
  if (a.timeUnixNano === b.timeUnixNano) return 0;
  return a.timeUnixNano < b.timeUnixNano ? -1 : 1;
}
