import type { OtlpLog, OtlpMetric, OtlpSpan, Sent } from "./otlp-json";

/** The instants that a recording is cut at, in unix nanoseconds. */
export interface Windows {
  readonly fromUnixNano: bigint;
  readonly injectedUnixNano: bigint;
  readonly untilUnixNano: bigint;
}

export interface Split<T> {
  readonly baseline: T[];
  readonly failing: T[];
}

interface Extent {
  start: bigint;
  end: bigint;
}

/**
 * Whole traces only, by their first start and last end:
 *
 *     from                 injected                 until
 *      │  ├─baseline─┤         │  ├─failing─┤          │
 *    ├┼─dropped─┤         ├─failing─┤            ├─failing─┤   ├─dropped─┤
 */
export function splitTraces(
  spans: readonly Sent<OtlpSpan>[],
  windows: Windows,
): Split<Sent<OtlpSpan>> {
  const extents = new Map<string, Extent>();
  for (const { item } of spans) {
    const start = BigInt(item.startTimeUnixNano);
    const end = BigInt(item.endTimeUnixNano);
    const extent = extents.get(item.traceId);
    if (extent === undefined) {
      extents.set(item.traceId, { start, end });
      continue;
    }
    if (start < extent.start) extent.start = start;
    if (end > extent.end) extent.end = end;
  }
  const sideOf = (traceId: string): keyof Split<unknown> | "dropped" => {
    const extent = extents.get(traceId);
    if (extent === undefined || extent.start < windows.fromUnixNano) return "dropped";
    if (extent.start >= windows.untilUnixNano) return "dropped";
    return extent.end < windows.injectedUnixNano ? "baseline" : "failing";
  };
  const order = [...spans].sort((a, b) => compare(a.item, b.item, extents));
  return {
    baseline: order.filter(({ item }) => sideOf(item.traceId) === "baseline"),
    failing: order.filter(({ item }) => sideOf(item.traceId) === "failing"),
  };
}

function compare(a: OtlpSpan, b: OtlpSpan, extents: ReadonlyMap<string, Extent>): number {
  const byTrace = Number(
    (extents.get(a.traceId)?.start ?? 0n) - (extents.get(b.traceId)?.start ?? 0n),
  );
  if (byTrace !== 0) return byTrace;
  if (a.traceId !== b.traceId) return a.traceId < b.traceId ? -1 : 1;
  return Number(BigInt(a.startTimeUnixNano) - BigInt(b.startTimeUnixNano));
}

/** A record of a kept trace goes with its trace, one without a trace by its time; the rest is dropped. */
export function splitLogs(
  records: readonly Sent<OtlpLog>[],
  traces: Split<Sent<OtlpSpan>>,
  windows: Windows,
): Split<Sent<OtlpLog>> {
  const ids = (side: readonly Sent<OtlpSpan>[]) => new Set(side.map(({ item }) => item.traceId));
  const baselineIds = ids(traces.baseline);
  const failingIds = ids(traces.failing);
  const within = (record: OtlpLog, from: bigint, until: bigint) => {
    const time = BigInt(record.timeUnixNano);
    return !record.traceId && time >= from && time < until;
  };
  const { fromUnixNano, injectedUnixNano, untilUnixNano } = windows;
  return {
    baseline: records.filter(
      ({ item }) =>
        baselineIds.has(item.traceId ?? "") || within(item, fromUnixNano, injectedUnixNano),
    ),
    failing: records.filter(
      ({ item }) =>
        failingIds.has(item.traceId ?? "") || within(item, injectedUnixNano, untilUnixNano),
    ),
  };
}

/** The points of both windows, each metric of a resource once with all its points. */
export function mergeMetrics(
  metrics: readonly Sent<OtlpMetric>[],
  windows: Windows,
): Sent<OtlpMetric>[] {
  const merged = new Map<string, Sent<OtlpMetric>>();
  for (const sent of metrics) {
    const inWindow = withinWindows(sent, windows);
    const key = JSON.stringify([sent.resource, sent.scope, sent.item.name]);
    const earlier = merged.get(key);
    merged.set(key, earlier === undefined ? inWindow : joined(earlier, inWindow));
  }
  return [...merged.values()].filter(({ item }) => pointsOf(item) > 0);
}

const KINDS = ["gauge", "sum", "histogram"] as const;

function withinWindows(sent: Sent<OtlpMetric>, windows: Windows): Sent<OtlpMetric> {
  const item = { ...sent.item };
  for (const kind of KINDS) {
    const data = item[kind];
    if (data === undefined) continue;
    item[kind] = {
      ...data,
      dataPoints: data.dataPoints.filter(({ timeUnixNano }) => {
        const time = BigInt(timeUnixNano);
        return time >= windows.fromUnixNano && time < windows.untilUnixNano;
      }),
    };
  }
  return { ...sent, item };
}

function joined(left: Sent<OtlpMetric>, right: Sent<OtlpMetric>): Sent<OtlpMetric> {
  const item = { ...left.item };
  for (const kind of KINDS) {
    const more = right.item[kind];
    const data = item[kind];
    if (more === undefined) continue;
    item[kind] =
      data === undefined ? more : { ...data, dataPoints: [...data.dataPoints, ...more.dataPoints] };
  }
  return { ...left, item };
}

function pointsOf(metric: OtlpMetric): number {
  return KINDS.reduce((count, kind) => count + (metric[kind]?.dataPoints.length ?? 0), 0);
}
