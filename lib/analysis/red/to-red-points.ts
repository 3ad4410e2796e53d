import { latencyQuantile, type StepCount } from "./latency-quantile";

/** Rate, errors and duration of the requests of one bucket of time. */
export interface RedPoint {
  readonly index: number;
  readonly total: number;
  readonly failed: number;
  /** Null without a request. */
  readonly p50Nano: bigint | null;
  readonly p95Nano: bigint | null;
}

export interface RedCount extends StepCount {
  readonly index: number;
  readonly failed: boolean;
}

/** One point for each of `buckets`, those without a request among them. */
export function toRedPoints(counts: readonly RedCount[], buckets: number): RedPoint[] {
  const byIndex = new Map<number, RedCount[]>();
  for (const count of counts) {
    const known = byIndex.get(count.index);
    if (known === undefined) byIndex.set(count.index, [count]);
    else known.push(count);
  }
  return Array.from({ length: buckets }, (_, index) => ({
    index,
    ...summarizeRed(byIndex.get(index) ?? []),
  }));
}

/** Rate, errors and duration of all of these requests together. */
export function summarizeRed(counts: readonly Omit<RedCount, "index">[]): Omit<RedPoint, "index"> {
  let total = 0;
  let failed = 0;
  for (const one of counts) {
    total += one.count;
    if (one.failed) failed += one.count;
  }
  return {
    total,
    failed,
    p50Nano: latencyQuantile(counts, 0.5),
    p95Nano: latencyQuantile(counts, 0.95),
  };
}
