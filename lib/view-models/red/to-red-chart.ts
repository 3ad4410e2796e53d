import type { RedPointDto } from "@/lib/domain/contracts/sli";

/** A step of a chart of rate, errors and duration; null where there was no request. */
export interface RedChartPoint {
  readonly startMs: number;
  /** The middle of the step: where it is drawn. */
  readonly atMs: number;
  readonly total: number;
  readonly failed: number;
  readonly perMinute: number;
  readonly errorShare: number | null;
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
}

export interface RedChart {
  readonly points: readonly RedChartPoint[];
  readonly fromMs: number;
  readonly toMs: number;
  readonly stepSeconds: number;
  /** Tops of the axes, round numbers above everything drawn. */
  readonly rateTop: number;
  readonly errorTop: number;
  /** Both ends of the logarithmic axis of duration, powers of ten. */
  readonly latencyMs: readonly [number, number];
}

interface RedSeries {
  readonly from: string;
  readonly to: string;
  readonly stepSeconds: number;
  readonly items: readonly RedPointDto[];
}

/** What else has to lie within the axes: thresholds and points over the lines. */
export interface RedReach {
  readonly errorShares?: readonly number[];
  readonly latenciesMs?: readonly number[];
}

const NANO_PER_MS = 1e6;
const LEAST_ERROR_TOP = 0.01;

/** The chart of a series, its axes long enough for what lies over it. */
export function toRedChart(series: RedSeries, reach: RedReach = {}): RedChart {
  const points = series.items.map((item) => toPoint(item, series.stepSeconds));
  const errors = [...points.map(({ errorShare }) => errorShare ?? 0), ...(reach.errorShares ?? [])];
  const latencies = [
    ...points.flatMap(({ p50Ms, p95Ms }) => [p50Ms, p95Ms]),
    ...(reach.latenciesMs ?? []),
  ].filter((ms): ms is number => ms !== null && ms > 0);
  return {
    points,
    fromMs: Date.parse(series.from),
    toMs: Date.parse(series.to),
    stepSeconds: series.stepSeconds,
    rateTop: niceAbove(Math.max(1, ...points.map(({ perMinute }) => perMinute))),
    errorTop: Math.min(1, niceAbove(Math.max(LEAST_ERROR_TOP, ...errors))),
    latencyMs: decadesAround(latencies),
  };
}

/** The next of 1, 2, 2.5, 5, 10, 20, .. */
export function niceAbove(value: number): number {
  const ten = 10 ** Math.floor(Math.log10(value));
  // Powers of ten below one are not exact: 0.30000000000000004 of 3 x 0.1 says nothing.
  return Number((ten * ([1, 2, 2.5, 5].find((step) => step * ten >= value) ?? 10)).toPrecision(3));
}

function toPoint(item: RedPointDto, stepSeconds: number): RedChartPoint {
  const { startsAt, total, failed, p50Nano, p95Nano } = item;
  const startMs = Date.parse(startsAt);
  return {
    startMs,
    atMs: startMs + stepSeconds * 500,
    total,
    failed,
    perMinute: (total * 60) / stepSeconds,
    errorShare: total === 0 ? null : failed / total,
    p50Ms: p50Nano === null ? null : Number(p50Nano) / NANO_PER_MS,
    p95Ms: p95Nano === null ? null : Number(p95Nano) / NANO_PER_MS,
  };
}

function decadesAround(values: readonly number[]): readonly [number, number] {
  if (values.length === 0) return [1, 1000];
  const low = 10 ** Math.floor(Math.log10(Math.min(...values)));
  const high = 10 ** Math.ceil(Math.log10(Math.max(...values)));
  return [low, high > low ? high : low * 10];
}
