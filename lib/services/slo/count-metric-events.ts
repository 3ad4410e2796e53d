import {
  countAtMost,
  type Increase,
  type SeriesPoint,
  toIncreases,
} from "@/lib/analysis/slo/metric-increase";
import type { MetricIndicator, MetricSelector } from "@/lib/domain/slo";
import type { BucketCount, BucketRange } from "@/lib/store/telemetry/count-span-events";
import { listSeriesPoints, type StoredPoint } from "@/lib/store/telemetry/list-series-points";
import type { ServiceContext } from "../context";

type Context = Pick<ServiceContext, "db" | "scope">;

/** The point before the first bucket is looked for this far back; exporters send every minute or so. */
const LOOK_BACK_NANO = 10n * 60n * 1_000_000_000n;
const MAX_POINTS = 200_000;

/**
 * The events that points of metrics tell of, in the bucket of the time of each point. A sum counts
 * its increase, a histogram that of its count; latency counts a histogram's buckets.
 */
export async function countMetricEvents(
  ctx: Context,
  indicator: MetricIndicator,
  range: BucketRange,
): Promise<{ buckets: BucketCount[]; reasons: string[] }> {
  if (indicator.kind === "latency") return countLatency(ctx, indicator, range);
  const total = await readSeries(ctx, indicator.total, range);
  const counted = await readSeries(ctx, indicator.counted, range);
  const all = increasesOf(total.points, range, ({ value }) => value);
  const some = increasesOf(counted.points, range, ({ value }) => value);
  const buckets = toBuckets(range, all, some, indicator.countedAre);
  return { buckets, reasons: [...new Set([...total.reasons, ...counted.reasons])] };
}

async function countLatency(
  ctx: Context,
  { histogram, threshold }: Extract<MetricIndicator, { kind: "latency" }>,
  range: BucketRange,
): Promise<{ buckets: BucketCount[]; reasons: string[] }> {
  const { points, reasons } = await readSeries(ctx, histogram, range);
  const readable = points.filter(({ bounds }) => bounds.length > 0);
  if (readable.length < points.length) {
    reasons.push(`points of ${histogram.name} without explicit bounds tell no latency: left out`);
  }
  if (readable.some(({ bounds }) => !bounds.includes(threshold))) {
    reasons.push(`${threshold} is no bound of ${histogram.name}: the bound below it is taken`);
  }
  const all = increasesOf(readable, range, ({ value }) => value);
  const good = increasesOf(readable, range, (point) => countAtMost(point, threshold));
  return { buckets: toBuckets(range, all, good, "good"), reasons };
}

async function readSeries(
  ctx: Context,
  selector: MetricSelector,
  { fromUnixNano, toUnixNano }: BucketRange,
): Promise<{ points: StoredPoint[]; reasons: string[] }> {
  const points = await listSeriesPoints(ctx.db, ctx.scope, selector, {
    fromUnixNano: fromUnixNano - LOOK_BACK_NANO,
    toUnixNano,
    limit: MAX_POINTS,
  });
  const isCut = points.length === MAX_POINTS;
  return {
    points,
    reasons: isCut ? [`only ${MAX_POINTS} points of ${selector.name} were looked at`] : [],
  };
}

function increasesOf(
  points: readonly StoredPoint[],
  { fromUnixNano }: BucketRange,
  amountOf: (point: SeriesPoint) => number,
): Increase[] {
  return toIncreases(points, amountOf, fromUnixNano - LOOK_BACK_NANO).filter(
    ({ timeUnixNano, amount }) => timeUnixNano >= fromUnixNano && amount > 0,
  );
}

function toBuckets(
  range: BucketRange,
  all: readonly Increase[],
  counted: readonly Increase[],
  countedAre: "good" | "bad",
): BucketCount[] {
  const totals = byBucket(range, all);
  const parts = byBucket(range, counted);
  return [...totals].map(([index, amount]) => {
    const total = Math.round(amount);
    const part = Math.min(total, Math.round(parts.get(index) ?? 0));
    return { index, total, bad: countedAre === "bad" ? part : total - part };
  });
}

function byBucket(range: BucketRange, increases: readonly Increase[]): Map<number, number> {
  const sums = new Map<number, number>();
  for (const { timeUnixNano, amount } of increases) {
    const index = Number((timeUnixNano - range.fromUnixNano) / range.bucketNano);
    sums.set(index, (sums.get(index) ?? 0) + amount);
  }
  return sums;
}
